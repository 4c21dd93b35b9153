import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const PAGES = globSync("{*.md,docs/**/*.md,bench/*.md}").sort();

/** Folders of ours: a text in code that begins with one of them is a file or a folder, also as a pattern. */
const OURS =
	/^(?:app|bench|components|docs|lib|messages|prisma|public|scripts|tests)\//;

/** "messages/<language>/team.json", "lib/planning/{change,roster}/…": every one of them must be there. */
function isThere(named: string): boolean {
	if (existsSync(named)) return true;
	if (!/[<‹*{…]/.test(named)) return false;
	const pattern = named
		.replace(/<[^>]+>|‹[^›]+›/g, "*")
		.replaceAll("…", "**")
		.replace(/[[\]]/g, (bracket) => `[${bracket}]`);
	return globSync(pattern).length > 0;
}

test.each(PAGES)("%s: every link leads somewhere", (page) => {
	const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
		.map(([, link = ""]) => link)
		.filter((link) => !/^[a-z]+:/.test(link));
	const dead = links.filter(
		(link) => !existsSync(path.join(path.dirname(page), link)),
	);
	expect(dead).toEqual([]);
});

test.each(PAGES)("%s: every link to a heading finds it", (page) => {
	const links = [
		...read(page).matchAll(/\]\(((?!https?:)[^)#\s]*)#([^)\s]+)\)/g),
	];
	const dead = links.filter(([, file, heading]) => {
		const target = file ? path.join(path.dirname(page), file) : page;
		return !headingsOf(target).includes(heading ?? "");
	});
	expect(dead.map(([link]) => link)).toEqual([]);
});

/** As GitHub makes anchors of them. */
const headingsOf = (page: string) =>
	[...read(page).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
		title
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, "")
			.replace(/\s/g, "-"),
	);

// The changelog tells of what has been.
test.each(PAGES.filter((page) => page !== "CHANGELOG.md"))(
	"%s: every file it names exists",
	(page) => {
		const named = [...read(page).matchAll(/`([^`\s]+)`/g)]
			.map(([, text = ""]) => text)
			.filter((text) => OURS.test(text));
		expect(named.filter((text) => !isThere(text))).toEqual([]);
	},
);

test("decision records are numbered without gaps, and each bears its number", () => {
	const records = PAGES.filter((page) => page.startsWith("docs/decisions/"));
	const numbers = records.map((page) =>
		Number(path.basename(page).slice(0, 4)),
	);
	expect(numbers).toEqual(records.map((_, at) => at + 1));
	for (const [at, page] of records.entries())
		expect(read(page), page).toMatch(new RegExp(`^# ${at + 1}\\. \\S`));
});

test("a decision that the code names is there", () => {
	const sources = globSync(
		"{app,components,lib,messages,prisma,public,scripts,tests}/**/*.{ts,tsx,mjs,js,css,prisma}",
		{ exclude: (name) => name.includes("generated") },
	);
	const named = sources.flatMap((file) =>
		[...read(file).matchAll(/docs\/decisions\/(\d+)/g)].map(
			([, number]) => `docs/decisions/${number}-`,
		),
	);
	expect(named.length).toBeGreaterThan(10);
	const lost = named.filter(
		(start) => !PAGES.some((page) => page.startsWith(start)),
	);
	expect(lost).toEqual([]);
});

const read = (file: string) => readFileSync(file, "utf8");
