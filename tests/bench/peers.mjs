// node peers.mjs COMPROMISE TEXT NAMES RULES - the rules of peers.lua on the npm package compromise.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [library, text, names, rules] = process.argv.slice(2);
const { default: nlp } = await import(pathToFileURL(library));
const lines = (path) => readFileSync(path, "utf8").split("\n").filter((line) => line);
const words = Object.fromEntries(lines(names).map((name) => [name.toLowerCase(), "Named"]));
nlp.plugin({ tags: { Named: { is: "ProperNoun" } }, words });
const net = nlp.buildNet(lines(rules).map((match) => ({ match })));
let matches = 0;
for (const document of readFileSync(text, "utf8").split("\n\n")) {
  const doc = nlp(document).compute("root");
  matches += doc.match(net).length;
}
console.log(`${matches} matches`);
