local AT_MOST = require("reference").AT_MOST
local PARTY = "country|org"

relation "agrees_with" {
  subject = PARTY, object = PARTY, symmetric = true, at_most = AT_MOST, label = "agrees with", group = "agreed", qualifiers = { "date" },
  help = "Both are parties of an agreement, a decision or a commitment.",
}
relation "agrees_on" {
  subject = PARTY, object = "sector", label = "agrees on", group = "agreed", qualifiers = { "topic", "date" },
  help = "A party of an agreement, and a sector that the agreed matter falls in.",
}
relation "discusses" {
  subject = PARTY, object = "sector", group = "discussed", yields_to = "agrees_on", qualifiers = { "topic", "date" },
  help = "A party of talks, and a sector that they are about.",
}
relation "consults_with" {
  subject = PARTY, object = PARTY, symmetric = true, at_most = AT_MOST, label = "consults with", group = "discussed", qualifiers = { "date" },
  help = "They met, talked, or visited one another.",
}
relation "signs" {
  subject = PARTY, object = "document", group = "agreed", qualifiers = { "topic", "date" },
  help = "A party of an instrument, and the instrument's class.",
}
relation "visits" {
  subject = "person", object = "country", qualifiers = { "date" },
  help = "A named person, and the country that he or she visits.",
}
relation "supports" {
  subject = PARTY, object = PARTY .. "|topic", group = "reaffirmed", qualifiers = { "date" },
  help = "Stated support, backing, recognition or praise.",
}
relation "opposes" {
  subject = PARTY, object = PARTY .. "|topic", group = "opposed", qualifiers = { "date" },
  help = "Stated opposition, condemnation, rejection or concern; sanctions and bans.",
}
