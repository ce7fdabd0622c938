---@meta
-- What a tercet plugin can call, write and read: made by `make api` from core/plugin/api.def; do not edit.

---@class option
---@field type string number, string or boolean.
---@field default number | string | boolean Its value where nobody sets it; of that type.
---@field min? number The least that a number may be.
---@field max? number The most that a number may be.
---@field help? string What it does, for `tercet info`.

---@class entry
---@field key string Identifies the entity.
---@field label? string What people read; default: the key.
---@field names string | string[] | nil As texts have them; default: the label.
---@field attributes? table<string, string> What patterns and callbacks can ask for.

---@class tercet.plugin
---@field name string Lower-case letters, digits, - and _; what -p and --set call it.
---@field version string Of the plugin; stands in every row of evidence.
---@field api integer The API level it is written for: 1.
---@field summary? string One line for `tercet list`.
---@field license? string An SPDX name.
---@field authors? string | string[] Who wrote it.
---@field options? table<string, option> What a user may set with `--set NAME.OPTION=VALUE`, by name.

---Says what the plugin is; the first declaration of every plugin.  
---`plugin { name =, version =, api =, ... }`
---@param declaration tercet.plugin
function plugin(declaration) end

---@class tercet.relation
---@field subject string Entity types, separated by |.
---@field object string Entity types, separated by |.
---@field symmetric? boolean True when the order of the two sides means nothing.
---@field at_most? number Of more entities than so many a template says nothing by it, both sides together: who are together in a large group is no tie. Default: no limit.
---@field yields_to? string A relation that says more of the same two: where a document says both, only that one stands (of a match all that it says of an object, or nothing of that).
---@field qualifiers? string | string[] Names of the qualifiers that its statements may have.
---@field label? string How people read it; default: the name with blanks.
---@field group? string Diagrams draw it as others of its group: agreed, reaffirmed, discussed, opposed or other. Without: in a way of its own, with its label in the legend.
---@field help? string What it means.

---Declares a predicate and the entity types on both its sides.  
---`relation "name" { subject =, object =, ... }`
---@param name string
---@return fun(body: tercet.relation)
function relation(name) end

---@class tercet.entity
---@field label? string How people read the type; for readers of the plugin only.
---@field help? string What belongs to it.

---Declares a free-text type: a capture without a mention becomes an entity of it by its own words, without an article in front.  
---`entity "type" { label =, help = }`
---@param name string
---@return fun(body: tercet.entity)
function entity(name) end

---@class tercet.gazetteer
---@field file? string A CSV file with a header, relative to the plugin's folder.
---@field entries? entry[] Instead of a file.
---@field key? string The column that identifies the entity.
---@field label? string The column that people read; default: the key.
---@field names? string | string[] Columns of names, several in a cell separated by ;. Default: the label.
---@field attributes? string | string[] Columns to keep with the entity: `@type[column=value]` asks for them.
---@field case? string | table<string, string> How capitals count: "smart" (default), "exact" or "any"; or one of them by column.
---@field entity? string The type of the entities that the names stand for; default: the gazetteer's own.
---@field hides? string | string[] Types of which mentions that overlap these names are left out.

---Names of known entities, from a CSV file of the plugin or written out.  
---`gazetteer "type" { file = | entries =, key =, label =, names =, ... }`
---@param name string
---@return fun(body: tercet.gazetteer)
function gazetteer(name) end

---A piece of pattern that others use as $name; declared before it is used in another macro.  
---`macro "name" [[ pattern ]]`
---@param name string
---@return fun(body: string)
function macro(name) end

---@class tercet.mention
---@field pattern string What to find.
---@field entity? string The capture whose entities the mention stands for; or "type:key", an entity of a gazetteer.
---@field resolve? fun(m: match, doc: doc): entity | entity[] | string | nil Says what the mention stands for: an entity, a list of them, or nil for no mention.
---@field lazy? boolean resolve only reads; it is not called where nothing could use the mention, so there an error in it is not told. Default: false.
---@field after? string | string[] Steps or rules that have matched, or types that have been mentioned: before one of them it has no effect in a document.
---@field learn? string A capture that is a name: its words, alone or together, name the same entities in the rest of the document.
---@field hides? string | string[] Types of which mentions that overlap it are removed.

---A step that finds new mentions of a type: for the same entity as a capture (entity), for what a function says (resolve), or for an entity called by the words themselves (neither). Steps run before rules, each after those that make what it asks for.  
---`mention "type" "name" { pattern =, entity = | resolve =, hides = }`
---@param name string
---@return fun(name: string): fun(body: tercet.mention)
function mention(name) end

---@class tercet.qualify
---@field planned? string modality: it is to happen.
---@field hedged? string modality: it may happen; stronger than planned.
---@field yes? string negated: it did not happen.
---@field [string] string The pattern that gives a qualifier this value.

---Gives statements a modality, a negation or a qualifier where a pattern occurs near by.  
---`qualify "modality" | "negated" | "qualifier" { value = [[ pattern ]] }`
---@param name string
---@return fun(body: tercet.qualify)
function qualify(name) end

---@class tercet.rule
---@field pattern string What to find.
---@field triples? string | string[] "x -relation-> y" for captures x and y: every pair; "x -relation-> x": all unordered pairs.
---@field on_match? fun(m: match, doc: doc) Called for every match, beside triples or instead of them.
---@field with? table<string, string> Qualifiers that take the text of a capture, { topic = "s" }: of several the one that goes with the object, else all, with "; " between them.
---@field unless? string | string[] Patterns that must not occur in the match or up to 5 tokens before it.
---@field qualify? boolean False: no qualify declaration applies to this rule.
---@field modality? string asserted, planned or hedged, whatever the text says.
---@field negated? boolean The statements are negated, whatever the text says.
---@field confidence? number 0 to 1; default 0.8.
---@field priority? integer Rules with a higher one are applied first within a sentence; default 0.
---@field after? string | string[] Steps or rules that have matched, or types that have been mentioned: before one of them it has no effect in a document.
---@field help? string What it finds.
---@field examples? string[][] { sentence, expected statement ... }: checked by `tercet test`. A statement is "subject relation object" by labels or keys, with not, planned or hedged before it and [qualifier: value] behind it for each that is to be looked at; none means that the sentence must give nothing.

---Turns every match of a pattern into statements.  
---`rule "name" { pattern =, triples = | on_match =, ... }`
---@param name string
---@return fun(body: tercet.rule)
function rule(name) end

---@class tercet.on_document
---@field start? fun(doc: doc) Before the first sentence.
---@field finish? fun(doc: doc) After the last sentence; doc.id is known now.

---Functions to call before and after each document.  
---`on_document { start = function(doc) ... end, finish = function(doc) ... end }`
---@param declaration tercet.on_document
function on_document(declaration) end

---@class entity
---@field type string Of a gazetteer or of entity.
---@field key string Identifies it within its type.
---@field label string How people read it.
---@field attributes table<string, string> By the name of the gazetteer's column.

---@class capture
---@field text string The captured words.
---@field first integer Number of the first token in the document, from 0.
---@field last integer Number of the token behind the capture.
---@field from integer Byte offset in the document, from 0.
---@field to integer Byte offset behind the capture.
---@field sentence integer Number of the sentence in the document, from 1.
---@field type? string Of the first entity of the mention that was captured.
---@field key? string Of the first entity.
---@field label? string Of the first entity.
---@field attributes? table<string, string> Of the first entity.
---@field entities entity[] Every entity that the mention stands for; empty without a mention; an entity is the same table all through a document.

---@class match
---@field text string The words that matched.
---@field first integer Number of the first token in the document, from 0.
---@field last integer Number of the token behind the match.
---@field from integer Byte offset of the match in the document, from 0.
---@field to integer Byte offset behind the match.
---@field sentence integer Number of the sentence in the document, from 1.
---@field [string] any The captures: a capture, or capture[] inside list() or a repetition.

---@class doc
---@field id? string d_ and 16 hex digits; nil until finish.
---@field uri string The path or address as given.
---@field title? string Of the document, where its format has one.
---@field date? string The same.
---@field state table Yours: empty at the start of each document.
---@field sentence? table { number =, text = } of the sentence being read.
local doc = {}

---What the document has named so far: its mentions of a type in text order, those of steps included; of several of the same words the one that patterns take.  
---`doc:mentions(type [, n]) -> capture[]`
---@param type string Of a gazetteer or mention step, written into the call: a plugin that asks with a variable has every step run, needed or not.
---@param n? integer Only the last n; default: all that are kept, at most 10,000.
---@return capture[] # Empty when there is none. A mention asked for again may be the same table: read it only.
function doc:mentions(type, n) end

---Adds statements of the sentence being read: one for each pair of entities of the two sides.  
---`doc:emit(subject, predicate, object [, options]) -> integer`
---@param subject capture | capture[] | entity | entity[] | string A string is "type:key" of a known entity or, for a free-text type, the words.
---@param predicate string The name of a relation.
---@param object capture | capture[] | entity | entity[] | string The same as subject.
---@param options? table<string, any> Qualifiers of the relation by name; confidence, modality and negated instead of the rule's.
---@return integer # How many statements it made.
function doc:emit(subject, predicate, object, options) end

---The plugin's options as set for this run; read-only.
---@type table<string, any>
options = {}
