import { Fault } from "#lib/fault.ts";

/** They move the server's clock, start and kill processes, or close the door to everybody: nothing may run beside them. */
export const ALONE = /(\.clock|\/(processes|watched))\.test\.ts$/;

/** The projects of playwright.config.ts that share a server, its database and its clock, and the one that has another to itself. */
export const RUNS: readonly (readonly string[])[] = [
	["chromium", "ohne-js", "ohne-js-chromium"],
	["uhr"],
];

/**
 * Which of them somebody wants: `--project=uhr`, or `--project uhr`, once or several times; without, all that the named
 * files can be in.
 * @returns the runs, and the arguments that are for each of them. Playwright itself would take a file's name behind
 *   `--project uhr` for one more project, and would run what was named in every run.
 */
export function runsOf(args: readonly string[]): {
	runs: readonly (readonly string[])[];
	rest: readonly string[];
} {
	const wanted: string[] = [];
	const rest: string[] = [];
	for (let at = 0; at < args.length; at++) {
		const [option, name] = (args[at] ?? "").split(/=(.*)/s);
		if (option !== "--project") rest.push(args[at] ?? "");
		else wanted.push(name ?? args[++at] ?? "");
	}
	const known = RUNS.flat();
	const unknown = wanted.find((name) => !known.includes(name));
	if (unknown !== undefined)
		throw new Fault(
			`There is no project "${unknown}" of the browser tests. There are: ${known.join(", ")}.`,
		);
	const files = rest.filter((name) => name.endsWith(".test.ts"));
	const canBeIn = (name: string) =>
		files.length === 0 ||
		files.some((file) => ALONE.test(`/${file}`) === (name === "uhr"));
	const runs = RUNS.map((run) =>
		run.filter((name) =>
			wanted.length === 0 ? canBeIn(name) : wanted.includes(name),
		),
	);
	return { runs: runs.filter((run) => run.length > 0), rest };
}
