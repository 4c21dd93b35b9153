import { Fault } from "#lib/fault.ts";

const HEAD = "## Unreleased";

export interface Release {
	/** The changelog, in which what was unreleased stands under its version, below an empty new "Unreleased". */
	changelog: string;
	/** What has changed, for those who read only this. */
	notes: string;
}

/** @param day "2026-12-01" */
export function cutRelease(
	changelog: string,
	version: string,
	day: string,
): Release {
	const start = changelog.indexOf(`${HEAD}\n`);
	if (start < 0) throw new Fault(`CHANGELOG.md has no "${HEAD}".`);
	const after = start + HEAD.length;
	const next = changelog.indexOf("\n## ", after);
	const end = next < 0 ? changelog.length : next;
	const notes = changelog.slice(after, end).trim();
	if (notes === "")
		throw new Fault(`Nothing stands under "${HEAD}" in CHANGELOG.md.`);
	const head = changelog.slice(0, after);
	const rest = changelog.slice(end);
	return {
		changelog: `${head}\n\n## ${version} – ${day}\n\n${notes}\n${rest}`,
		notes,
	};
}
