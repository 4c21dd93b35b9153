import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Papers whose rows claim something, with what may show it: a test alone, or a document as well. */
const PAPERS = {
	"docs/security/threats.md": { documents: false },
	"docs/security/standards.md": { documents: true },
} as const;

interface Row {
	paper: keyof typeof PAPERS;
	name: string;
	/** The last cell. */
	evidence: string;
}

/** Rows of every table whose last column is called "Nachweis". */
function rowsOf(paper: keyof typeof PAPERS): Row[] {
	const rows: Row[] = [];
	let isOpen = false;
	for (const line of readFileSync(paper, "utf8").split("\n")) {
		const cells = line.startsWith("|")
			? line
					.split("|")
					.slice(1, -1)
					.map((cell) => cell.trim())
			: [];
		const [name = ""] = cells;
		const evidence = cells.at(-1) ?? "";
		if (cells.length === 0) isOpen = false;
		else if (evidence === "Nachweis") isOpen = true;
		else if (isOpen && !/^-+$/.test(evidence.replaceAll(" ", "")))
			rows.push({ paper, name, evidence });
	}
	return rows;
}

const rows = (Object.keys(PAPERS) as (keyof typeof PAPERS)[]).flatMap(rowsOf);

/** `tests/unit/x.test.ts` „what a person gets“ */
const testsIn = (evidence: string) =>
	[...evidence.matchAll(/`(tests\/[^`]+)` „([^“]+)“/g)].map(
		([, file = "", title = ""]) => ({ file, title }),
	);

const hasDocument = (evidence: string) =>
	/\]\([^)]+\)|`(?:docs|lib|app|scripts|prisma)\/[^`]+`/.test(evidence);

const isOpenRow = ({ evidence }: Row) => evidence.startsWith("offen");

test("both papers have their rows", () => {
	for (const paper of Object.keys(PAPERS))
		expect(rows.filter((row) => row.paper === paper).length).toBeGreaterThan(
			20,
		);
});

test("no row is presented as done without what shows it", () => {
	const bare = rows
		.filter((row) => !isOpenRow(row))
		.filter(
			({ paper, evidence }) =>
				testsIn(evidence).length === 0 &&
				!(PAPERS[paper].documents && hasDocument(evidence)),
		);
	expect(bare.map(({ paper, name }) => `${paper}: ${name}`)).toEqual([]);
});

test("every test that is named is there", () => {
	const missing = rows
		.flatMap(({ evidence }) => testsIn(evidence))
		.filter(
			({ file, title }) =>
				!existsSync(file) || !readFileSync(file, "utf8").includes(title),
		);
	expect(missing).toEqual([]);
});

test("nothing that looks like a test is left out of the looking", () => {
	const named = rows.flatMap(({ evidence }) => [
		...evidence.matchAll(/`tests\/[^`]+\.test\.ts`/g),
	]);
	const looked = rows.flatMap(({ evidence }) => testsIn(evidence));
	expect(looked.length).toBe(named.length);
});
