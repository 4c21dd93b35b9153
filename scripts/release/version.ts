import { Fault } from "#lib/fault.ts";

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

/** The new version, if it is one and comes after the present one. */
export function checkVersion(present: string, wanted: string): string {
	const [before, after] = [partsOf(present), partsOf(wanted)];
	if (!after)
		throw new Fault(`"${wanted}" is no version such as 1.4.0 (semver.org).`);
	if (!before || compare(before, after) >= 0)
		throw new Fault(`${wanted} does not come after ${present}.`);
	return wanted;
}

function partsOf(version: string): number[] | null {
	const found = VERSION.exec(version);
	return found ? found.slice(1).map(Number) : null;
}

/** Negative: the first one comes before. */
function compare(one: readonly number[], other: readonly number[]): number {
	const at = one.findIndex((part, index) => part !== other[index]);
	return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
