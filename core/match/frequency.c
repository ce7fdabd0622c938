/* How often words are, so that a pattern is looked for by its rarest one. */
#include "match/program.h"

/* Frequent words and signs of English news, most frequent first. */
/* clang-format off */
static const char *const frequent[] = {
    "the", ",", ".", "and", "to", "of", "in", "a", "for", "-", "that", "on", "is", "we", "with", "will", "as", ":",
    "this", "our", "are", "it", "by", "have", "from", "be", ")", "(", "at", "has", "you", "their", "$", "an", "new",
    "more", "government", "they", "also", "support", "all", "including", "people", "security", "was", "national", "or",
    "health", "state", "these", "not", "million", "he", "which", ";", "can", "today", "its", "who", "so", "through",
    "other", "but", "his", "work", "over", "federal", "than", "been", "energy", "'s", "first", "year", "about", "what",
    "one", "there", "economic", "?", "communities", "law", "years", "well", "community", "world", "up", "/", "public",
    "do", "would", "across", "care", "countries", "program", "development", "billion", "access", "global", "climate",
    "international", "two", "those", "'s", "'", "help", "time", "continue", "efforts", "infrastructure", "services",
    "country", "leaders", "working", "provide", "funding", "just", "under", "make", "families", "now", "assistance",
    "commitment", "very", "when", "into", "investment", "plan", "between", "ensure", "out", "if", "service", "together",
    "my", "any", "announced", "policy", "us", "need", "made", "them", "jobs", "were", "rights", "women", "said",
    "action", "no", "cooperation", "future", "school", "local", "partnership", "against", "foreign", "partners", "how",
    "region", "education", "programs", "both", "she", "nation", "critical", "based", "order", "many", "since", "most",
    "where", "address", "use", "some", "high", "like", "part", "last", "business", "think", "going", "take", "workers",
    "thank", "such", "know", "trade", "around", "while", "information", "human", "build", "additional", "regional",
    "increase", "important", "further", "here", "every", "long", "committed", "had", "day", "good", "clean", "%",
    "violence", "economy", "during", "her", "building", "children", "because", "technology", "defense", "resources",
    "your", "get", "supply", "actions", "forward", "change", "private", "next", "senior", "members", "sector", "back",
    "justice", "investments", "member", "research", "system", "costs", "agencies", "better", "strengthen", "meeting",
    "small", "being", "leadership", "may", "see", "agreement", "served", "issues", "projects", "should", "tax", "only",
    "businesses", "right", "]", "[", "military", "students", "water", "opportunities", "training", "strong", "improve",
    "protect", "opportunity", "term", "historic", "home", "industry", "war", "food", "areas", "way", "much",
    "initiative", "after", "\"", "financial", "advance", "three", "end", "want", "&", "challenges", "before", "shared",
    "family", "housing", "progress", "management", "response", "key", "safety", "force", "making", "governments",
    "crisis", "needs", "expand", "say", "reduce", "per", "pandemic", "number", "emergency", "significant", "must",
    "importance", "look", "include", "supporting", "providing", "project", "peace", "growth", "available", "child",
    "science", "could", "promote", "fund", "*", "me", "manufacturing", "call", "go", "nations", "process", "again",
    "includes", "free", "officials", "meet", "role", "capacity", "already", "down", "each", "quality", "workforce",
    "report", "then", "power", "week", "nuclear", "create", "environmental", "schools", "great", "history", "within",
    "group", "full", "am", "individuals", "lives", "taking", "systems", "nearly", "agency", "social", "level", "life",
    "discussed", "lead", "secure", "data", "rural", "safe", "best", "organizations", "benefits", "political", "four",
    "strategy", "affordable", "civil", "course", "clear", "enforcement", "provided", "following", "resilience", "major",
    "signed", "doing", "open", "domestic", "ensuring", "humanitarian", "related", "non", "days", "funds", "income",
    "come", "companies", "low", "deliver", "addition", "impact", "agenda", "strategic", "measures", "innovation",
    "visit", "joint", "risk", "border", "young", "allies", "put", "five", "policies", "cancer", "ever", "cost", "even",
    "led", "pay", "bilateral", "democratic", "percent", "lower", "inflation", "steps", "drug", "recovery",
    "sustainable", "months", "protection", "why", "prices", "able", "institutions", "close", "place", "focus", "own",
    "technologies", "recent", "strengthening", "relationship", "review", "decision", "bring", "largest", "forces",
    "share", "democracy", "develop", "agreed", "ongoing", "past", "same", "gas", "let", "market", "mental", "prevent",
    "veterans", "currently", "digital", "effort", "operations", "taken", "medical", "month", "existing", "second",
    "equity", "provides", "reform", "air", "potential", "standards", "done", "did", "deal", "serve", "middle",
    "investing", "possible", "things", "job", "engagement", "legislation", "without", "among", "expanding", "bill",
    "leading", "relief", "keep", "held", "continued", "activities", "addressing", "really", "advancing", "set",
    "implementation", "initiatives", "staff", "big", "career", "society", "grants", "issue", "practices",
    "comprehensive", "emissions", "used", "fact", "enhance", "interest", "effective", "launched", "plans", "gender",
    "millions", "discuss", "off", "partner", "statement", "capital", "freedom", "benefit", "received", "increasing",
    "intelligence", "prevention", "early", "gun", "continues", "threats", "range", "legal", "whether", "sure", "face",
    "invest", "approach", "ways", "does", "point", "rule", "interests", "still", "throughout", "current", "met",
    "production", "partnerships", "another", "remain", "increased", "fair", "respect", "youth", "prosperity",
    "stability", "towards", "start", "fight", "coming", "chains", "helping", "step", "threat", "worked", "values",
    "transportation", "commitments", "employment", "experience", "position", "too", "travel", "space", "de",
    "developing", "official", "welcome", "receive", "least", "technical", "called", "give", "focused", "real",
    "collaboration", "something", "promoting", "him", "believe", "gov", "citizens", "mission", "needed", "grant",
    "record", "construction", "mean", "example", "stand", "framework", "seen", "using", "took", "dialogue", "network",
    "disaster", "ago", "+", "improving", "combat", "launch", "agriculture", "particularly", "case", "crime", "finance",
    "drugs", "environment", "team", "relations", "line", "homes", "total", "responsible", "student", "never",
    "creating", "goal", "announce", "release", "sanctions", "levels", "greater", "yesterday", "decades", "beyond",
    "thousands", "announcement", "released", "transition", "coordination", "higher", "protecting", "especially",
    "welcomed", "closely", "terms", "others", "paying", "leader", "result", "area", "necessary", "times", "facilities",
    "control", "continuing", "carbon", "dollars", "particular", "established", "establish", "lot", "online", "debt",
    "fully", "prior", "chain", "goals", "media", "aggression", "common", "tools", "products", "implement", "natural",
    "ability", "always", "generation", "illegal", "save", "resilient", "several", "remains", "class", "growing",
    "police", "conflict", "earlier", "essential", "impacts", "achieve", "reforms", "trafficking", "migration",
    "delivering", "means", "ahead", "person", "far", "advanced", "priority", "got", "six", "personnel", "half",
    "planning", "allow", "given", "different", "credit", "commercial", "rate", "spoke", "weeks", "direct", "along",
    "reducing", "eligible", "identify", "terrorism", "groups", "insurance", "counter", "election", "having",
    "priorities", "principles", "former", "rules", "providers", "encourage", "recently", "diplomatic", "understand",
    "large", "treatment", "stop", "land", "respond", "extraordinary", "comes", "challenge", "previously", "press",
    "announcing", "money", "laws", "attacks", "weapons", "inclusive", "reach", "hold", "affected", "sectors", "company",
    "hard", "directly", "arrangements", "appropriate", "situation", "return", "vaccine", "serving", "criminal",
    "understanding", "guidance", "engage", "internet", "skills", "anti", "authority", "solutions", "funded",
    "territory", "vital", "whole", "emerging", "single", "issued", "independent", "until", "third", "less", "supports",
    "cent", "coverage", "toward", "actually", "supported", "contribution", "discussions", "few", "top", "assist",
    "vision", "everyone", "sharing", "live", "date", "employees", "hope", "enable", "once", "specific", "barriers",
    "accountability", "award", "capabilities", "move", "industrial", "payments", "aid", "centers", "financing",
    "consistent", "outcomes", "parties", "accelerate", "campaign", "participants", "news", "proposed", "disabilities",
    "reaffirmed", "getting", "disability", "proud", "package", "developed", "average", "risks", "conditions",
    "discrimination", "questions", "offer", "kind", "stronger", "strength", "immigration", "helped", "basis", "drive",
    "requirements", "hate", "expanded", "due", "seek", "vaccines", "cyber", "paid", "ties", "equipment", "facilitate",
    "learning", "corruption", "parents", "markets", "!", "looking", "changes", "living", "later", "created", "become",
    "facility", "successful", "talk", "patients", "everything", "cases", "delivered", "awards", "find", "accountable",
    "cut", "thing", "organization", "attack", "participation", "territories", "pollution", "regime", "degree", "serves",
    "responsibility", "conduct", "age", "electric", "delivery", "innovative", "healthcare", "rates", "moment", "events",
    "underserved", "regulatory", "saying", "involved", "annual", "certain", "transparency", "leave", "governance",
    "loan", "approximately", "consumers", "join", "study", "promise", "century", "concerns", "period", "concern",
    "pleased", "fighting", "success", "effect", "value", "solar", "households", "recommendations", "maritime", "scale",
    "quickly", "previous", "event", "immediate", "expressed", "included", "primary", "host", "diplomacy", "mutual",
    "personal", "prescription", "matter", "farmers", "disease", "defend", "trust", "urban", "wide", "expected", "path",
    "heard", "please", "authorities", "bringing", "export", "relevant", "terrorist", "found", "anniversary", "required",
    "view", "representatives", "integrity", "equitable", "upon", "strategies", "economies", "conservation", "morning",
    "pass", "abuse", "goods", "final", "implementing", "vehicles", "evidence", "hundreds", "speak", "decisions",
    "agreements", "play", "stakeholders", "vulnerable", "industries", "saving", "joining", "left", "told"};
/* clang-format on */

/* Zipf's law with Mandelbrot's shift, fitted to the list: 5 % of the tokens are the first word, 0.01 % the thousandth.
 */
static float frequency_of_rank(uint32_t rank) { return 0.13F / ((float)rank + 1.6F); }

enum tc_status tc_frequency_load(struct tc_intern *words) {
    for (size_t i = 0; i < sizeof frequent / sizeof *frequent; i++) {
        if (tc_intern_add(words, tc_str(frequent[i])) == 0) {
            return TC_ERR_MEMORY;
        }
    }
    return TC_OK;
}

float tc_word_frequency(const struct tc_model *model, struct tc_str word) {
    uint32_t rank = tc_intern_find(&model->frequent, word);
    return frequency_of_rank(rank != 0 ? rank : 10 * model->frequent.len);
}
