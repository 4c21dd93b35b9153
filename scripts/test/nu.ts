import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { NOTHING, type Tally } from "#scripts/test/tally.ts";

const JAR = path.resolve("node_modules/vnu-jar/build/dist/vnu.jar");

/**
 * It ends long before a compiler that thinks harder, or several threads that clear up, would pay: half the work. Code of
 * the lesser compiler takes more room on the stack.
 */
const QUICK = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"];

/** What the checker says and the HTML standard does not, each with its reason. */
const WRONG: readonly { message: RegExp; page: RegExp; why: string }[] = [
	{
		message: /“charset” .* after the first 1024 bytes/,
		page: /-as-shown\.html$/,
		why: "The browser has read the page already and put what React preloads before it. As it is sent, it stands first.",
	},
];

interface NuMessage {
	type: string;
	message: string;
	url?: string;
	extract?: string;
}

/**
 * The W3C's Nu checker over all pages that a run of browser tests has kept, in one process. Where there is no Java,
 * html-validate has had the last word (tests/e2e/support/html.ts).
 */
export async function checkWithNu(folder: string): Promise<Tally> {
	const count = existsSync(folder) ? readdirSync(folder).length : 0;
	if (count === 0 || !(await java("-version")).isFine) return NOTHING;
	// It ends with an error as soon as it finds one.
	const { said } = await java(
		...QUICK,
		...["-jar", JAR, "--errors-only", "--format", "json", "--stdout"],
		folder,
	);
	if (said === "")
		return {
			...NOTHING,
			failed: 1,
			failures: ["Nu HTML checker: it said nothing"],
		};
	const { messages } = JSON.parse(said) as {
		messages: readonly NuMessage[];
	};
	const faults = messages.filter(
		({ message, url = "" }) =>
			!WRONG.some(
				(known) => known.message.test(message) && known.page.test(url),
			),
	);
	const failures = [
		...new Set(
			faults.map(
				({ message, url, extract }) =>
					`${path.basename(url ?? "")}: ${message} ${extract ?? ""}`,
			),
		),
	];
	console.log(`Nu HTML checker: ${count} pages, ${failures.length} faults`);
	for (const failure of failures) console.error(failure);
	return failures.length > 0
		? { ...NOTHING, failed: 1, failures: failures.slice(0, 10) }
		: { ...NOTHING, passed: 1 };
}

function java(
	...args: readonly string[]
): Promise<{ isFine: boolean; said: string }> {
	return new Promise((resolve) => {
		execFile(
			"java",
			args,
			{ encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
			(error, said) => resolve({ isFine: error === null, said }),
		);
	});
}
