/** A statement after which a process of the last version would fail beside a new one, and why. */
export interface Break {
	statement: string;
	why: string;
}

/** Said on a line of its own directly above a statement, with the reason why no old process can meet it. */
const EXCUSE = /^\s*--\s*old processes:\s*\S.{20,}$/im;

interface Rule {
	pattern: RegExp;
	why: string;
}

const WRITES = "what an old process writes may be refused";

const RULES: readonly Rule[] = [
	{
		pattern: /^DROP (TABLE|VIEW|TYPE|FUNCTION|SEQUENCE)\b/i,
		why: "an old process still reads it",
	},
	{
		pattern:
			/^ALTER TABLE\b.*\bDROP (COLUMN )?(IF EXISTS )?(?!CONSTRAINT|DEFAULT|NOT NULL|IDENTITY|EXPRESSION)"?\w/is,
		why: "an old process still reads the column",
	},
	{
		pattern: /^ALTER \w+\b.*\bRENAME\b/is,
		why: "an old process knows it by the old name",
	},
	{
		pattern: /\bALTER (COLUMN )?"?\w+"? (SET DATA )?TYPE\b/i,
		why: "an old process reads and writes the old type",
	},
	{ pattern: /\bALTER (COLUMN )?"?\w+"? SET NOT NULL\b/i, why: WRITES },
	{ pattern: /\bALTER (COLUMN )?"?\w+"? DROP DEFAULT\b/i, why: WRITES },
	{
		pattern: /^ALTER TYPE\b.*\bADD VALUE\b/is,
		why: "an old process cannot read the new value",
	},
	{ pattern: /^CREATE UNIQUE INDEX\b/i, why: WRITES },
	{ pattern: /^CREATE (OR REPLACE )?(CONSTRAINT )?TRIGGER\b/i, why: WRITES },
];

/** A new column that must be filled in, by whom does not know it. */
const MUST_BE_FILLED = /\bNOT NULL\b(?!.*\b(DEFAULT|GENERATED)\b)/is;
const BINDS = /\b(CHECK|UNIQUE|EXCLUDE|FOREIGN KEY|REFERENCES)\b/i;

/**
 * During an upgrade processes of the last version and of this one work side by side on one database: a migration may only
 * add what the old ones need not know (expand); what nobody uses any more goes one version later (contract).
 * @param sql of one migration
 * @returns what would break an old process and is not excused; tables that the migration itself makes are free
 */
export function breaksOldProcesses(sql: string): Break[] {
	const statements = statementsOf(sql);
	const made = new Set(
		statements.flatMap(
			({ text }) =>
				nameAfter(text, /^CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?/i) ??
				[],
		),
	);
	return statements
		.filter(
			({ comment, text }) =>
				!EXCUSE.test(comment) && !made.has(tableOf(text) ?? ""),
		)
		.flatMap(({ text }) =>
			reasonsOf(text).map((why) => ({ statement: text, why })),
		);
}

function reasonsOf(text: string): string[] {
	const reasons = RULES.filter(({ pattern }) => pattern.test(text)).map(
		({ why }) => why,
	);
	if (/^ALTER TABLE\b/i.test(text)) {
		const added = text.split(/\bADD (?:COLUMN )?(?:IF NOT EXISTS )?/i).slice(1);
		for (const part of added) {
			const isConstraint = /^CONSTRAINT\b/i.test(part);
			// What binds only the new column itself binds nobody who leaves it to its default.
			const bindsOld =
				isConstraint && BINDS.test(part) && !onlyNew(part, added);
			if (bindsOld || (!isConstraint && MUST_BE_FILLED.test(part)))
				reasons.push(WRITES);
		}
	}
	return reasons;
}

/** Whether a constraint names no other column than those which the same statement adds. */
function onlyNew(constraint: string, added: readonly string[]): boolean {
	const columns = added
		.filter((part) => !/^CONSTRAINT\b/i.test(part))
		.map((part) => /^"?(\w+)"?/.exec(part)?.[1]);
	const named = [
		...constraint.replace(/^CONSTRAINT "?\w+"?/i, "").matchAll(/"(\w+)"/g),
	].map(([, name]) => name);
	return named.length > 0 && named.every((name) => columns.includes(name));
}

function tableOf(text: string): string | null {
	return (
		nameAfter(text, /^ALTER TABLE (?:ONLY )?(?:IF EXISTS )?/i) ??
		nameAfter(
			text,
			/^CREATE UNIQUE INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?"?\w+"? ON /i,
		) ??
		nameAfter(text, /^CREATE (?:OR REPLACE )?(?:CONSTRAINT )?TRIGGER .*? ON /is)
	);
}

function nameAfter(text: string, start: RegExp): string | null {
	const found = start.exec(text);
	return found
		? (/^"?(\w+)"?/.exec(text.slice(found[0].length))?.[1] ?? null)
		: null;
}

interface Statement {
	/** The comments directly above it. */
	comment: string;
	text: string;
}

/** Taken apart at semicolons that stand in no text, name, comment or body of a function. */
function statementsOf(sql: string): Statement[] {
	const statements: Statement[] = [];
	let comment = "";
	let text = "";
	const pieces = sql.matchAll(
		/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|;|[^;'"$/-]+|[$/-]/g,
	);
	for (const [piece] of pieces) {
		if (piece.startsWith("--") || piece.startsWith("/*")) {
			if (text.trim() === "") comment += `${piece}\n`;
		} else if (piece === ";") {
			if (text.trim()) statements.push({ comment, text: text.trim() });
			comment = "";
			text = "";
		} else text += piece;
	}
	if (text.trim()) statements.push({ comment, text: text.trim() });
	return statements;
}
