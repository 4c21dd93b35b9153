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
	{ pattern: /^DO\b/i, why: "nobody can tell what it does" },
	{ pattern: /^CREATE (OR REPLACE )?(CONSTRAINT )?TRIGGER\b/i, why: WRITES },
];

/** A new column that must be filled in, by whom does not know it. */
const MUST_BE_FILLED = /\bNOT NULL\b(?!.*\b(DEFAULT|GENERATED)\b)/is;
const BINDS = /\b(CHECK|UNIQUE|PRIMARY KEY|EXCLUDE|FOREIGN KEY|REFERENCES)\b/i;

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
			reasonsOf(text, newColumns(statements, tableOf(text))).map((why) => ({
				statement: text,
				why,
			})),
		);
}

/** @param added columns of its table that are new with the same migration: an old process leaves them to their default */
function reasonsOf(text: string, added: ReadonlySet<string>): string[] {
	const reasons = RULES.filter(
		({ pattern }) => pattern.test(text) && !bindsOnly(text, added),
	).map(({ why }) => why);
	for (const part of additionsOf(text)) {
		const isConstraint = IS_CONSTRAINT.test(part);
		const bindsOld =
			isConstraint && BINDS.test(part) && !namesOnly(part, added);
		if (bindsOld || (!isConstraint && MUST_BE_FILLED.test(part)))
			reasons.push(WRITES);
	}
	return reasons;
}

const IS_CONSTRAINT =
	/^(CONSTRAINT|CHECK|UNIQUE|PRIMARY KEY|EXCLUDE|FOREIGN KEY)\b/i;

/** What follows each ADD of an ALTER TABLE. */
const additionsOf = (text: string): string[] =>
	/^ALTER TABLE\b/i.test(text)
		? text.split(/\bADD\s+(?:COLUMN\s+)?(?:IF NOT EXISTS\s+)?/i).slice(1)
		: [];

function newColumns(
	statements: readonly Statement[],
	table: string | null,
): ReadonlySet<string> {
	return new Set(
		statements
			.filter(({ text }) => table !== null && tableOf(text) === table)
			.flatMap(({ text }) => additionsOf(text))
			.filter((part) => !IS_CONSTRAINT.test(part))
			.flatMap((part) => /^"?(\w+)"?/.exec(part)?.[1] ?? []),
	);
}

/** A unique index on nothing but new columns. */
function bindsOnly(text: string, columns: ReadonlySet<string>): boolean {
	const [, listed] =
		/^CREATE UNIQUE INDEX\b[^(]*\(([^)]*)\)/is.exec(text) ?? [];
	return listed !== undefined && namesOnly(listed, columns);
}

function namesOnly(part: string, columns: ReadonlySet<string>): boolean {
	const own = part
		.replace(/^CONSTRAINT "?\w+"?/i, "")
		.replace(/\bREFERENCES\b.*/is, "");
	const named = [...own.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name);
	return named.length > 0 && named.every((name) => columns.has(name));
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
