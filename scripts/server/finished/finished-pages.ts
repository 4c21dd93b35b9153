import { createHash } from "node:crypto";
import { newNonce } from "#app/_request/security-policy.ts";
import {
	heldJustNow,
	isDatabaseAnswering,
	type Made,
	monotonic,
	recorded,
	stillHolds,
} from "#lib/finished/finished.ts";
import { type FreshValue, notingFresh } from "#lib/finished/fresh.ts";
import { routeShape } from "#lib/paths/route-shape.ts";
import { env } from "#lib/runtime/env.ts";
import { log } from "#lib/runtime/log.ts";
import { tally } from "#lib/runtime/tally.ts";
import {
	addBrotli,
	type PageBytes,
	pageBytes,
	sizeOfBytes,
} from "#scripts/server/finished/page-bytes.ts";
import { isStill, partsOf } from "#scripts/server/finished/public-address.ts";
import type { Render, Rendered } from "#scripts/server/finished/render.ts";
import { Store } from "#scripts/server/finished/store.ts";

/** An answer for everybody, ready to be sent. */
export interface FinishedPage {
	status: number;
	headers: Rendered["headers"];
	bytes: PageBytes;
	/** Null: each answer is another one. */
	etag: string | null;
	/** What it was made of. */
	made: Made<null>;
	/** By `monotonic()`; parts of it that still held may have been begun before. */
	startedAt: number;
	/** Milliseconds that it took. */
	cost: number;
	/** Whether it goes to the next one as well who asks. */
	isKept: boolean;
	/** How often it was sent. */
	sent: number;
	/** When this address was made of late, by `monotonic()`; the newest last. */
	renderings: readonly number[];
}

/** How it is known what holds (lib/finished/finished.ts). */
const HOLDING = {
	monotonic,
	recorded,
	stillHolds,
	heldJustNow,
	isDatabaseAnswering,
	/** So many milliseconds old may a page be without anybody having looked whether it still holds. */
	oldestMs: (): number => env().pageAgeMs,
};
type Holding = typeof HOLDING;

/** A page under way. */
interface Making {
	page: Promise<FinishedPage | null>;
	/** More than once, so that it is kept. */
	isWanted: boolean;
}

/** Whoever has waited for so long is told that the database says nothing, if that is so. */
const PATIENCE_MS = 2_000;
/**
 * Making a page that changes all the time may take a tenth of one processor. A few times in a row it is made at once:
 * a booking now and then is seen by whoever asks next.
 */
const PART_OF_TIME = 1 / 10;
const IN_A_ROW = 4;
/**
 * While so many are being made, or all of them together took so much of the last seconds, everybody waits for a processor:
 * what is recent will do.
 */
const BUSY = { underWay: 4, partOfTime: 1 / 4, seconds: 4 };
/** What was asked for this often, and stayed the same for so long, is worth the smaller form. */
const WORTH_BROTLI = { sent: 10, stayedMs: 2_000 };
/** Memory for all of them; a page takes some ten kilobytes. */
const MEMORY = 48 * 1024 * 1024;
/** What the name and version of one source takes. */
const SOURCE_BYTES = 120;

/** Redirects among them: the same for everybody who asks for the address. */
const KEPT_STATUSES = [200, 301, 302, 303, 307, 308, 404];

/** Public pages as they were finished last, each made once for everybody who wants it (docs/decisions/0035). */
export class FinishedPages {
	private readonly render: Render;
	readonly store: Store<FinishedPage>;
	private readonly underWay = new Map<string, Making>();
	private readonly holding: Holding;
	private packing: Promise<unknown> = Promise.resolve();
	/** What was made in the last seconds, and how many milliseconds each took. */
	private lately: { at: number; cost: number }[] = [];

	constructor(render: Render, memory = MEMORY, holding: Holding = HOLDING) {
		this.render = render;
		this.store = new Store(memory);
		this.holding = holding;
	}

	/**
	 * The page as it is now, or was at most a second ago; from memory if it still holds.
	 * @param address of the list (public-address.ts)
	 * @param id of the request, for the log
	 * @returns null: it is not for everybody after all, and the request has to be answered on its own; "silent": the
	 * database has stopped answering, and nobody knows when there will be a page
	 */
	async get(
		address: string,
		id: string,
	): Promise<FinishedPage | "silent" | null> {
		const askedAt = this.holding.monotonic();
		for (;;) {
			const kept = this.store.find(address);
			if (kept && (await this.isStillGood(address, id, kept, askedAt))) {
				kept.sent += 1;
				this.packWhenWorth(address, kept);
				tally("page", { from: "memory" });
				return kept;
			}
			const making = this.make(address, id);
			const made = await this.unlessSilent(making, askedAt);
			if (made === "silent" || (made !== null && made.status >= 500)) {
				tally("page", { from: "away" });
				return this.whatStaysRight(address) ?? made;
			}
			if (made === null || (await this.mayBeShared(made, askedAt))) {
				tally("page", { from: "made" });
				return made;
			}
		}
	}

	/** A page that takes long is waited for, as long as the database answers at all. */
	private async unlessSilent<Page>(
		making: Promise<Page>,
		askedAt: number,
	): Promise<Page | "silent"> {
		for (;;) {
			const left = askedAt + PATIENCE_MS - this.holding.monotonic();
			const made = await orAfter(Math.max(left, PATIENCE_MS / 4), making);
			if (made !== "later") return made;
			if (!(await this.holding.isDatabaseAnswering())) return "silent";
		}
	}

	private whatStaysRight(address: string): FinishedPage | null {
		// One without an offer of a language is better than none.
		return isStill(address)
			? (this.store.peek(address) ?? this.store.peek(partsOf(address).address))
			: null;
	}

	/** With whoever asked for it while it was made. */
	private async mayBeShared(
		page: FinishedPage,
		askedAt: number,
	): Promise<boolean> {
		// What becomes of a page that is not kept nobody can tell.
		return page.isKept
			? this.mayBeSent(page, askedAt)
			: page.startedAt >= askedAt ||
					this.holding.monotonic() - page.made.began < this.holding.oldestMs();
	}

	/**
	 * When a minute is over, all pages end that tell of it. Nobody waits for the new ones: each is made on the side. What
	 * programs are told says itself for how long it may be believed.
	 */
	private async isStillGood(
		address: string,
		id: string,
		page: FinishedPage,
		askedAt: number,
	): Promise<boolean> {
		if (await this.mayBeSent(page, askedAt)) return true;
		if (!isPage(page.headers)) return false;
		if (!(await this.holding.heldJustNow(page.made))) return false;
		// Whoever asks after this second waits for one, and hears what went wrong.
		this.make(address, id).catch(() => {});
		return true;
	}

	private async mayBeSent(
		page: FinishedPage,
		askedAt: number,
	): Promise<boolean> {
		if (page.startedAt >= askedAt) return true;
		if (await this.holding.stillHolds(page.made)) return true;
		const at = this.holding.monotonic();
		const isRecent = at - page.made.began < this.holding.oldestMs();
		return isRecent && (this.isBusy(at) || isMadeTooOften(page, at));
	}

	private isBusy(at: number): boolean {
		if (this.underWay.size >= BUSY.underWay) return true;
		const spent = this.madeLately(at).reduce((sum, { cost }) => sum + cost, 0);
		return spent > BUSY.partOfTime * BUSY.seconds * 1_000;
	}

	private madeLately(at: number): { at: number; cost: number }[] {
		const since = at - BUSY.seconds * 1_000;
		return this.lately.filter((one) => one.at > since);
	}

	/** One at a time for each address; whoever else wants it waits for the same. */
	private make(address: string, id: string): Promise<FinishedPage | null> {
		const isAskedAgain = this.store.isAskedAgain(address) || isStill(address);
		const before = this.underWay.get(address);
		if (before) {
			before.isWanted = true;
			return before.page;
		}
		const making: Making = {
			isWanted: isAskedAgain,
			page: this.finish(address, id)
				.then((page) => {
					if (page) this.keep(address, page, making.isWanted);
					return page;
				})
				.finally(() => this.underWay.delete(address)),
		};
		this.underWay.set(address, making);
		return making.page;
	}

	private async finish(
		address: string,
		id: string,
	): Promise<FinishedPage | null> {
		const renderings = this.store.peek(address)?.renderings ?? [];
		const fresh: FreshValue[] = [];
		const startedAt = this.holding.monotonic();
		const { value, ...made } = await this.holding.recorded(() =>
			notingFresh(fresh, () => this.render(address, id)),
		);
		const cost = this.holding.monotonic() - startedAt;
		const at = startedAt + cost;
		this.lately = [...this.madeLately(at), { at, cost }];
		tally("render", {});
		tally("render-ms", {}, cost);
		if (made.doubt !== null)
			log().debug(
				{ id, route: routeShape(address), doubt: made.doubt },
				"page not kept",
			);
		if (!isForEverybody(value)) return null;
		const { status, headers, body } = value;
		// Of a page with a script of ours.
		const [, nonce] = NONCE.exec(String(headers[POLICY])) ?? [];
		if (nonce !== undefined) fresh.push({ mark: nonce, make: newNonce });
		return {
			status,
			headers: { ...headers, vary: varying(headers.vary, isPage(headers)) },
			bytes: await pageBytes(body, fresh),
			etag: fresh.length === 0 && status === 200 ? etagOf(body) : null,
			made: { ...made, value: null },
			startedAt,
			cost,
			isKept: made.doubt === null && KEPT_STATUSES.includes(status),
			sent: 0,
			renderings: [...renderings, startedAt].slice(-IN_A_ROW),
		};
	}

	private keep(address: string, page: FinishedPage, isWanted: boolean) {
		const before = this.store.peek(address);
		if (page.isKept) {
			if (isWanted || before)
				this.store.keep(address, page, sizeOf(page), page.cost);
		}
		// While the database is away, what was kept waits for it.
		else if (page.status < 500) this.store.forget(address);
	}

	/** On the side, and one after the other: it takes a moment of a processor. */
	private packWhenWorth(address: string, page: FinishedPage): void {
		const { bytes, startedAt, sent } = page;
		if (sent !== WORTH_BROTLI.sent) return;
		if (this.holding.monotonic() - startedAt < WORTH_BROTLI.stayedMs) {
			// Asked again after ten more.
			page.sent = 0;
			return;
		}
		this.packing = this.packing
			.then(() => addBrotli(bytes))
			.then(() => this.store.resize(address, page, sizeOf(page)))
			.catch((error: unknown) => log().error({ error }, "packing failed"));
	}
}

async function orAfter<Value>(
	milliseconds: number,
	work: Promise<Value>,
): Promise<Value | "later"> {
	let timer: NodeJS.Timeout | undefined;
	const later = new Promise<"later">((resolve) => {
		timer = setTimeout(() => resolve("later"), milliseconds);
	});
	try {
		return await Promise.race([work, later]);
	} finally {
		clearTimeout(timer);
	}
}

const sizeOf = ({ bytes, made }: FinishedPage) =>
	sizeOfBytes(bytes) + made.sources.size * SOURCE_BYTES;

function isMadeTooOften(
	{ renderings, cost }: FinishedPage,
	at: number,
): boolean {
	const [first = at] = renderings;
	return (
		renderings.length === IN_A_ROW &&
		at - first < (IN_A_ROW * cost) / PART_OF_TIME
	);
}

const POLICY = "content-security-policy";
const NONCE = /'nonce-([^']+)'/;

/** Nothing in it is for one browser alone. */
const isForEverybody = ({ headers }: Rendered): boolean =>
	!("set-cookie" in headers);

const isPage = (headers: Rendered["headers"]): boolean =>
	String(headers["content-type"] ?? "").startsWith("text/html");

/** Caches on the way keep one of each encoding; of a page, which may offer a language, one of what each browser wants. */
function varying(
	named: string | string[] | undefined,
	mayOffer: boolean,
): string {
	const names = String(named ?? "");
	const wanted = ["Accept-Encoding", ...(mayOffer ? ["Accept-Language"] : [])];
	const missing = wanted.filter(
		(name) => !names.toLowerCase().includes(name.toLowerCase()),
	);
	return [names, ...missing].filter(Boolean).join(", ");
}

/** The same for each encoding, which is why it is a weak one (RFC 9110, 8.8.3.3). */
const etagOf = (body: Buffer) =>
	`W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
