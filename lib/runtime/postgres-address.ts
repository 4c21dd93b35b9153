/**
 * `postgresql://user:password@one:5432,two:5433/database` as libpq and everybody else writes several servers of one
 * cluster, of which one at a time takes writes: an address for each of them, in their order.
 * @returns none when it cannot be read
 */
export function addressesOf(databaseUrl: string): string[] {
	const [, before, hosts, after] =
		/^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^@/?]+)(.*)$/.exec(databaseUrl) ?? [];
	if (before === undefined || hosts === undefined)
		return URL.canParse(databaseUrl) ? [databaseUrl] : [];
	const each = hosts.split(",").map((host) => `${before}${host}${after}`);
	return each.every(isReadable) ? each.map(withoutTarget) : [];
}

function isReadable(address: string): boolean {
	return URL.parse(address)?.hostname !== undefined;
}

/** It would be sent to PostgreSQL as a setting, which it is not; of several servers the one that takes writes is meant anyway. */
function withoutTarget(address: string): string {
	const url = new URL(address);
	if (!url.searchParams.has(TARGET)) return address;
	url.searchParams.delete(TARGET);
	return url.href;
}

const TARGET = "target_session_attrs";

/** Where that is, for people: without user and password. */
export function placesOf(databaseUrl: string): string {
	return addressesOf(databaseUrl)
		.map((address) => new URL(address))
		.map(({ hostname, port }) => `${hostname}:${port || "5432"}`)
		.join(", ");
}
