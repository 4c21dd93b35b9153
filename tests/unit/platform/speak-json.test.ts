import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const SPEAK = `
import { speakJson } from "#scripts/setup/speak-json.ts";
speakJson(false);
console.log("\\u001b[32m✓\\u001b[0m Running", { a: 1 });
console.warn("two\\nlines");
console.error(new Error("broken"));
process.emitWarning("old");
`;

test("whoever speaks, standard output is one JSON object a line", () => {
	const { stdout, stderr } = spawnSync(
		process.execPath,
		["--input-type=module", "-e", SPEAK],
		{
			encoding: "utf8",
			env: { PATH: process.env.PATH, NODE_ENV: "production" },
		},
	);
	expect(stderr).toBe("");
	const lines = stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	expect(lines).toMatchObject([
		{ level: "info", msg: "✓ Running { a: 1 }" },
		{ level: "warn", msg: "two\nlines" },
		{ level: "error", error: { message: "broken" } },
		{ level: "warn", error: { message: "old" } },
	]);
});
