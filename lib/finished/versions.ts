import type pg from "pg";
import { withinAttention } from "#lib/runtime/attention.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { PostgresClient } from "#lib/runtime/postgres.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";
import { lookAtOwn, ownChanges, ownVersion } from "./own.ts";
import type { Source } from "./sources.ts";

/** The database has to say its versions within this time, or nobody knows them. */
const PATIENCE_MS = 1_000;
/** Of the age that a check may have: whoever asks later has the next one made on the side, so that nobody waits for it. */
const AHEAD = 3 / 4;
/** However often there is news without a version, it is not asked more often. */
const PAUSE_MS = 100;
/** What this process has written is told to the others in one go. */
const GATHER_MS = 20;
/** PostgreSQL carries less than 8000 bytes at once. */
const NEWS_BYTES = 7_000;

/**
 * The versions of all sources as this process knows them, by a connection of its own: it reads them all at most once in
 * a while, only when somebody asks, and hears of changes in between. Whatever it misses, the next reading finds.
 */
export class Versions {
	/** Milliseconds that nobody can set. */
	readonly monotonic: () => number;
	private readonly databaseUrl: () => string;
	/** So old may the newest check be at most when something is served from memory. */
	private readonly oldestMs: () => number;
	private known = new Map<Source, string>();
	/** Raised whenever one of them has changed. */
	private changes = 0;
	/** What agreed when so many had: nothing has to be compared again before there are more. */
	private readonly agreed = new WeakMap<ReadonlyMap<Source, string>, number>();
	/** As the last reading said it, in one piece: nearly always it is the same again. */
	private packed = "";
	/** Days before are not looked at. */
	private firstDay: CivilDate = "0001-01-01";
	/** When the newest reading began that succeeded: all that is known was true then. */
	readAt = Number.NEGATIVE_INFINITY;
	/** Something has happened that only a reading can tell. */
	private isOutdated = false;
	private checking: Promise<boolean> | null = null;
	/** Told while a reading is under way, which may have seen an older one. */
	private told = new Map<Source, number>();
	private client: pg.Client | null = null;
	private readonly unsaid = new Map<Source, number>();
	private gathering: NodeJS.Timeout | undefined;

	constructor(
		monotonic: () => number = () => performance.now(),
		databaseUrl: () => string = () => env().databaseDirectUrl,
		oldestMs: () => number = () => env().pageAgeMs,
	) {
		this.monotonic = monotonic;
		this.databaseUrl = databaseUrl;
		this.oldestMs = oldestMs;
	}

	of(source: Source): string {
		const known = this.known.get(source) ?? ownVersion(source);
		if (known !== undefined) return known;
		if (this.readAt === Number.NEGATIVE_INFINITY) return UNKNOWN;
		const [kind, , date = ""] = source.split(" ");
		if (kind !== "day") return "none";
		return date < this.firstDay ? UNKNOWN : "0";
	}

	/** Whether all of these are still the versions that are known. */
	agree(sources: ReadonlyMap<Source, string>): boolean {
		const changes = this.changes + ownChanges();
		if (this.agreed.get(sources) === changes) return true;
		for (const [source, version] of sources)
			if (version === UNKNOWN || this.of(source) !== version) return false;
		this.agreed.set(sources, changes);
		return true;
	}

	/**
	 * Whether all that is known here was true at some instant of the last second (PAGE_AGE_MS); reads it again where that
	 * is not sure. False: the database did not answer in time.
	 */
	async areFresh(): Promise<boolean> {
		const asked = this.monotonic();
		const oldest = this.oldestMs();
		const age = asked - this.readAt;
		const enough = oldest * AHEAD;
		if (age < (this.isOutdated ? Math.min(PAUSE_MS, enough) : enough))
			return true;
		const checked = this.check();
		if (age < oldest && !this.isOutdated) return true;
		if (!(await checked)) return false;
		const isRecent = () =>
			asked - this.readAt <= oldest &&
			this.monotonic() - this.readAt < PATIENCE_MS;
		// The one that was under way may have begun too early.
		return isRecent() || ((await this.check()) && isRecent());
	}

	/** Whether the database has answered within the last second, or does so now: however long this process took to hear it. */
	async isAnswering(): Promise<boolean> {
		return this.monotonic() - this.readAt < PATIENCE_MS || this.check();
	}

	/** This source has that version by now, as whoever wrote it knows. */
	tell(source: Source, version: number): void {
		if (this.checking) this.told.set(source, version);
		this.raise(source, version);
	}

	/** What this process has written, also for the others. */
	spread(source: Source, version: number): void {
		this.tell(source, version);
		// Who does not follow need not tell either: the others find it.
		if (!this.client) return;
		this.unsaid.set(source, version);
		this.gathering ??= setTimeout(() => this.say(), GATHER_MS).unref();
	}

	private raise(source: Source, version: number): void {
		// Not what is unknown or cannot be counted, nor what is counted further already.
		if (!(Number(this.of(source)) < version)) return;
		this.known.set(source, String(version));
		this.packed = "";
		this.changes += 1;
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
				this.told.clear();
			});
		return this.checking;
	}

	private async read(): Promise<void> {
		const client = await this.connected();
		const began = this.monotonic();
		const today = civilDateOf(now());
		this.isOutdated = false;
		await lookAtOwn();
		const packed = await withinAttention(
			PATIENCE_MS,
			readPacked(client, today),
			"query read timeout",
		).catch((error) => {
			// Whatever it still answers would be late.
			this.forget(client);
			throw error;
		});
		if (packed !== this.packed) {
			this.known = unpacked(packed);
			this.packed = packed;
			this.changes += 1;
		}
		this.firstDay = addDays(today, -1);
		this.readAt = began;
		for (const [source, version] of this.told) this.raise(source, version);
	}

	private async connected(): Promise<pg.Client> {
		if (this.client) return this.client;
		const client = new PostgresClient({
			connectionString: this.databaseUrl(),
			application_name: "buergertermin versions",
			connectionTimeoutMillis: PATIENCE_MS,
			keepAlive: true,
			// News are worth no wait for the disk; dates must not come in another form.
			options: "-c synchronous_commit=off -c datestyle=ISO",
		});
		client.on("error", () => this.forget(client));
		client.on("end", () => this.forget(client));
		client.on("notification", ({ channel, payload = "" }) => {
			const news = channel === "pages" ? payload : "";
			if (news === "") this.isOutdated = true;
			else
				for (const [source, version] of unpacked(news))
					this.tell(source, Number(version));
		});
		try {
			await client.connect();
			await withinAttention(
				PATIENCE_MS,
				client.query("LISTEN pages; LISTEN queue"),
				"query read timeout",
			);
		} catch (error) {
			client.end().catch(() => {});
			throw error;
		}
		this.client = client;
		return client;
	}

	/** What happened since it was lost nobody knows. */
	private forget(client: pg.Client): void {
		if (this.client !== client) return;
		this.client = null;
		this.isOutdated = true;
		client.end().catch(() => {});
	}

	private say(): void {
		this.gathering = undefined;
		const lines = [...this.unsaid].map((line) => line.join("="));
		this.unsaid.clear();
		while (lines.length > 0) {
			const part = lines.splice(0, NEWS_BYTES / 30).join("\n");
			// Lost: the others find it by themselves.
			this.client
				?.query("SELECT pg_notify('pages', $1)", [part])
				.catch(() => {});
		}
	}

	async close(): Promise<void> {
		clearTimeout(this.gathering);
		await this.checking;
		const { client } = this;
		this.client = null;
		await client?.end().catch(() => {});
	}
}

/** Of what nobody knows, and what therefore never agrees. */
const UNKNOWN = "unknown";

async function readPacked(client: pg.Client, today: CivilDate) {
	const { rows } = await client.query<{ packed: string }>({
		name: "versions",
		text: VERSIONS,
		values: [today],
	});
	return rows[0]?.packed ?? "";
}

function unpacked(text: string): Map<Source, string> {
	return new Map(
		text.split("\n").map((line) => {
			const end = line.indexOf("=");
			return [line.slice(0, end) as Source, line.slice(end + 1)];
		}),
	);
}

/** One line for each: `name=version`. Days from yesterday on, since clocks may differ by a little. */
const VERSIONS = `
	SELECT concat_ws(E'\\n',
		(SELECT 'city=' || version || E'\\ncatalog=' || catalog_version
			|| E'\\ntexts=' || texts_version FROM city WHERE id = 1),
		(SELECT 'figures=' || max(xmin::text::bigint) FROM figure_day),
		(SELECT string_agg('station ' || id || '=' || version || E'\\nqueue ' || id || '=' || queue_version(id, $1::date),
			E'\\n' ORDER BY id) FROM station),
		(SELECT string_agg('day ' || station_id || ' ' || date || '=' || version, E'\\n' ORDER BY station_id, date)
			FROM station_day WHERE date >= $1::date - 1)) AS packed`;
