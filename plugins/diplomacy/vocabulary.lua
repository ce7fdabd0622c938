-- The names: countries and bodies, sectors, instruments, offices; and what only looks like a country.

entity "person" { label = "Person", help = "A named visitor, as the text names him or her." }
entity "topic" { label = "Topic", help = "What a party supports or opposes, in the text's words." }

gazetteer "country" {
  file = "data/countries.csv", key = "iso3", label = "name", names = { "name", "aliases" }, attributes = { "region" },
  hides = "sector", -- "Port Vila" is no port, "World Health Organization" no talk about health
}
gazetteer "nationality" {
  file = "data/countries.csv", key = "iso3", label = "name", names = { "adjectives", "demonyms" }, entity = "country",
}
gazetteer "capital" {
  file = "data/countries.csv", key = "iso3", label = "name", names = { "capitals" }, entity = "country", hides = "sector",
}
gazetteer "seat" {
  file = "data/countries.csv", key = "iso3", label = "name", names = { "seats" }, entity = "country",
}
gazetteer "org" { file = "data/bodies.csv", key = "code", label = "name", names = { "name", "aliases" } }
gazetteer "sector" { file = "data/sectors.csv", key = "sector", label = "label", names = { "terms" } }
gazetteer "document" { file = "data/instruments.csv", key = "class", label = "label", names = { "terms" } }
gazetteer "office" { file = "data/offices.csv", key = "key", label = "label", names = { "names" }, hides = "sector" }

-- The press reports; what its name says is not the matter.
gazetteer "press" {
  hides = "sector",
  entries = { { key = "agency", names = { "Press Agency", "Press Trust", "Press Service", "News Agency", "Associated Press", "Press TV",
    "Broadcasting Corporation", "News Service", "Daily News", "Business Times", "Financial Times", "Trade Times" } } },
}

-- Names that hold the name of a country and are none.
gazetteer "decoy" {
  hides = { "country", "nationality", "capital" },
  entries = {
    { key = "sea", names = { "Indian Ocean", "South China Sea", "East China Sea", "Sea of Japan", "Gulf of Mexico",
      "Gulf of Finland", "Gulf of Thailand", "Gulf of Oman", "English Channel", "Irish Sea", "Persian Gulf", "Arabian Sea",
      "Mozambique Channel", "Norwegian Sea", "Philippine Sea", "Timor Sea", "Panama Canal" } },
    { key = "place", names = { "New South Wales", "New England", "New Mexico", "Georgia State", "Atlanta, Georgia", "New Britain",
      "Northern Ireland", "Lebanon, Pennsylvania", "Inner Mongolia", "Latin America", "North America",
      "South America", "Central America", "Washington State", "Washington Post", "Jersey City", "New Jersey", "Great Wall of China",
      "Chinatown", "Indiana", "British Columbia", "French Riviera", "Paris, Texas", "Panama hat", "Turkish Cypriots" } },
    { key = "firm", names = { "Bank of China", "Bank of America", "Bank of England", "Bank of Japan", "Bank of Korea", "Air China",
      "Air India", "Air France", "Air Canada", "China Eastern", "China Southern", "China Mobile", "China Telecom",
      "British Airways", "American Airlines", "Japan Airlines", "Korean Air", "Singapore Airlines", "Turkish Airlines",
      "British Petroleum", "Deutsche Telekom", "China Daily", "Times of India", "Jakarta Post", "Bangkok Post", "Korea Times",
      "Korea Herald", "Japan Times", "Moscow Times", "American Express", "Voice of America", "Radio Free Europe" } },
    { key = "thing", names = { "Chinese restaurant", "Mexican wave", "French fries", "Swiss bank", "Russian roulette", "Turkish bath",
      "Danish pastry", "Indian summer", "Dutch auction", "Panama Papers", "China shop", "Brazil nut", "Brazil nuts",
      "English language", "French language", "Chinese language", "Spanish language", "World Cup", "Hong Kong flu",
      "German measles", "Greek Orthodox", "Russian Orthodox", "American football", "Jordan River", "Michael Jordan",
      "Native American", "African American" } },
  },
}
