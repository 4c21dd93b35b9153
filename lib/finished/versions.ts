import pg from "pg";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";
import type { Source } from "./sources.ts";

/** So old may the newest check be at most when something is served from memory. */
const FRESH_MS = 1_000;
/** Whoever asks later than this has the next check made on the side, so that nobody waits for it. */
const AHEAD_MS = 750;

/** The versions of all sources as this process knows them. */
export class Versions {
	/** Raised whenever one of them has changed. */
	changes = 0;
	private known = new Map<Source, string>();
	/** Days before are not looked at. */
	private firstDay: CivilDate | null = null;
	/** When the newest check began that succeeded. */
	checkedAt = Number.NEGATIVE_INFINITY;
	private checking: Promise<boolean> | null = null;
	private client: pg.Client | null = null;

	/** Milliseconds that nobody can set. */
	readonly monotonic: () => number;

	constructor(monotonic: () => number = () => performance.now()) {
		this.monotonic = monotonic;
	}

	/** Null: unknown, and never equal to anything. */
	of(source: Source): string | null {
		const known = this.known.get(source);
		if (known !== undefined) return known;
		if (this.firstDay === null) return null;
		const [kind, , date = ""] = source.split(" ");
		if (kind !== "day") return "none";
		return date >= this.firstDay ? "0" : null;
	}

	/** Whether all that is known was true within the last second; asks the database where that is not sure. */
	async areFresh(): Promise<boolean> {
		const age = this.monotonic() - this.checkedAt;
		if (age < AHEAD_MS) return true;
		const checked = this.check();
		if (age < FRESH_MS) return true;
		return (await checked) && this.monotonic() - this.checkedAt < FRESH_MS;
	}

	/** One at a time; whoever comes meanwhile waits for the same. */
	private check(): Promise<boolean> {
		this.checking ??= this.read()
			.then(
				() => true,
				() => false,
			)
			.finally(() => {
				this.checking = null;
			});
		return this.checking;
	}

	private async read(): Promise<void> {
		const began = this.monotonic();
		// Yesterday as well: a clock that was set back by hours must not leave the range.
		const firstDay = addDays(civilDateOf(now()), -1);
		const client = await this.connected();
		const { rows } = await client.query<{ packed: string }>(VERSIONS, [
			firstDay,
		]);
		const fresh = new Map<Source, string>();
		for (const line of (rows[0]?.packed ?? "").split("\n")) {
			const [source = "", version = ""] = line.split("=");
			fresh.set(source as Source, version);
		}
		this.known = fresh;
		this.firstDay = firstDay;
		this.changes += 1;
		this.checkedAt = began;
	}

	private async connected(): Promise<pg.Client> {
		if (this.client) return this.client;
		const client = new pg.Client({
			connectionString: env().databaseUrl,
			application_name: "buergertermin versions",
			connectionTimeoutMillis: FRESH_MS,
			query_timeout: FRESH_MS,
			keepAlive: true,
		});
		const forget = () => {
			if (this.client === client) this.client = null;
		};
		client.on("error", forget);
		client.on("end", forget);
		await client.connect();
		this.client = client;
		return client;
	}

	async close(): Promise<void> {
		await this.checking;
		await this.client?.end();
		this.client = null;
	}
}

const VERSIONS = `
	SELECT concat_ws(E'\\n',
		(SELECT 'city=' || version || E'\\ncatalog=' || catalog_version FROM city WHERE id = 1),
		(SELECT string_agg('station ' || id || '=' || version, E'\\n') FROM station),
		(SELECT string_agg('day ' || station_id || ' ' || date || '=' || version, E'\\n')
			FROM station_day WHERE date >= $1::date)) AS packed`;
