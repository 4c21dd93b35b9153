// npm run draw:verify -- <file or address> [--promise <what was noted at the announcement>]
//     works a published draw out again and says whether it is right; needs no database, no network but for an address.
//     Ends with 0: right; 1: it is not; 2: nothing to read.

import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type Verdict, verify } from "#lib/draw/rules/verify.ts";
import { Fault } from "#lib/fault.ts";
import { run } from "#scripts/setup/run.ts";

const WRONG = 1;
const NOTHING_TO_READ = 2;

await run(async () => {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { promise: { type: "string" } },
	});
	const [verb, source, ...more] = positionals;
	if (verb !== "verify" || source === undefined || more.length > 0)
		throw new Fault(
			"npm run draw:verify -- <file or address> [--promise <what was noted at the announcement>]",
		);
	const verdict = verify(await readDraw(source), values.promise ?? null);
	for (const line of inWords(verdict, values.promise !== undefined))
		console.log(line);
	process.exitCode = codeOf(verdict);
});

async function readDraw(source: string): Promise<unknown> {
	try {
		return JSON.parse(await textOf(source));
	} catch {
		return null;
	}
}

async function textOf(source: string): Promise<string> {
	if (!/^https?:\/\//.test(source)) return readFile(source, "utf8");
	const response = await fetch(source);
	if (!response.ok) throw new Error(`It answered ${response.status}.`);
	return response.text();
}

function codeOf({ is }: Verdict): number {
	if (is === "right") return 0;
	return is === "unreadable" ? NOTHING_TO_READ : WRONG;
}

function inWords(verdict: Verdict, isNoted: boolean): string[] {
	switch (verdict.is) {
		case "right":
			return [
				"The draw is right.",
				`The lot of ${verdict.lines} wishes gives ${verdict.winners} of them a time, and they are those that were published.`,
				isNoted
					? "The seed is the one that was promised when you noted it."
					: "The seed fits the promise in the file. If you noted the promise at the announcement, compare it: --promise <it>.",
			];
		case "unreadable":
			return ["This is no published draw, or one of another version."];
		case "other-seed":
			return ["The draw is wrong: its seed is not the one that was promised."];
		case "other-commitment":
			return [
				"The draw is wrong: what the file promises is not what you noted at the announcement.",
			];
		case "bad-line":
			return [
				`The draw is wrong: the line ${verdict.id} stands there twice, or names times that there are not.`,
			];
		case "other-winners":
			return [
				"The draw is wrong: the lot gives others a time, or in another order. It differs at:",
				...verdict.wrong.slice(0, 20).map((id) => `  ${id}`),
			];
	}
}
