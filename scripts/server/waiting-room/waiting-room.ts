import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { enter, mayHold } from "#lib/crowd/commands/enter.ts";
import {
	type Report,
	seekRelease,
	stepRoom,
} from "#lib/crowd/commands/step-room.ts";
import { takeLots, takePlaces } from "#lib/crowd/commands/take-places.ts";
import { hasHeld } from "#lib/crowd/queries/has-held.ts";
import { knownRoom, readRoom } from "#lib/crowd/queries/known-room.ts";
import {
	idOfHold,
	newId,
	passOf,
	passText,
	placeOf,
	placeText,
	shareOf,
} from "#lib/crowd/queries/tokens.ts";
import { loadOf, presses } from "#lib/crowd/rules/pressure.ts";
import { lotFor } from "#lib/crowd/rules/release.ts";
import {
	asksAgainIn,
	type Standing,
	standingOf,
} from "#lib/crowd/rules/standing.ts";
import type { Again, Pass, PlaceToken } from "#lib/crowd/rules/token.ts";
import { Arrivals, Believed } from "#lib/crowd/rules/under-way.ts";
import {
	carriesOurs,
	holdInAddress,
	isOnTheWay,
	PASS_PARAMETER,
	takeApart,
	withoutStep,
	withParameter,
} from "#lib/crowd/rules/way.ts";
import { closeApart } from "#lib/db/apart.ts";
import { isBusy } from "#lib/db/errors.ts";
import { now, realNow } from "#lib/runtime/clock.ts";
import { repeat } from "#lib/runtime/repeat.ts";
import { refusalOfAddress } from "#scripts/server/bounds.ts";
import { pathOf } from "#scripts/server/gate.ts";
import { inBatches } from "./in-batches.ts";
import { Measure } from "./measure.ts";
import { ownAddress, roomHeaders, roomPage } from "./page.ts";
import { carryPass } from "./with-pass.ts";

type HandOn = () => Promise<unknown>;
type Make = (
	request: IncomingMessage,
	response: ServerResponse,
) => Promise<void>;

const METHODS = ["GET", "HEAD", "POST"];
const TICK_MS = 1_000;
const SEEK_MS = 60_000;
/** After a server last pressed it goes on telling the others how it stands. */
const TELLS_MS = 120_000;
/** Pages that one pass may open at one server, and of how many passes that is known. */
const PAGES = 100;
const KNOWN_PASSES = 100_000;

/** Nothing of this takes work worth measuring, or never ends. */
const UNMEASURED = /^\/(?:_next|scripts|api\/live)\//;

const seconds = (instant: Temporal.Instant) =>
	Math.floor(instant.epochMilliseconds / 1000);

/**
 * The door of the online waiting room (docs/decisions/0037), in front of everything that makes pages. While the room is
 * off it is one comparison; while it is on, newcomers to the booking get a place and a small page of ours.
 */
export class WaitingRoom {
	private readonly publicHost: string;
	private readonly bound: number;
	private readonly process = randomUUID();
	private readonly measure = new Measure();
	private readonly arrivals = new Arrivals();
	private readonly believed = new Believed();
	private readonly pages = new LRUCache<string, number>({ max: KNOWN_PASSES });
	private readonly takePlace = inBatches(async (count) => {
		const first = await takePlaces(count);
		return (index) => first + index;
	});
	private lots = { release: 0, take: () => Promise.resolve(false) };
	private pressedAt = Number.NEGATIVE_INFINITY;

	/**
	 * @param publicHost of BASE_URL
	 * @param bound milliseconds to answer that are borne
	 */
	constructor(publicHost: string, bound: number) {
		this.publicHost = publicHost;
		this.bound = bound;
	}

	/** Follows the room until the returned function is called. */
	follow(): () => Promise<void> {
		const ticking = repeat("following the waiting room", TICK_MS, () =>
			unlessAway(() => this.tick()),
		);
		const seeking = repeat("looking for a release", SEEK_MS, () =>
			unlessAway(() => seekRelease(now())),
		);
		return async () => {
			await Promise.all([ticking(), seeking()]);
			this.measure.end();
			await closeApart();
		};
	}

	/** What makes answers, with a watch beside it; what memory answers goes past it. */
	measured(make: Make): Make {
		return (request, response) => {
			if (!UNMEASURED.test(request.url ?? "")) {
				const end = this.measure.begin();
				response.once("finish", end).once("close", end);
			}
			return make(request, response);
		};
	}

	/** Every request, before anything else; `handOn` answers it by its address as it then is. */
	async receive(
		request: IncomingMessage,
		response: ServerResponse,
		handOn: HandOn,
	): Promise<void> {
		request.url = pathOf(request.url ?? "/");
		const { url, method = "" } = request;
		// What is wrong with a request the gate says, which comes next.
		const isOurs = METHODS.includes(method) && refusalOfAddress(url) === null;
		if (!isOurs || !isOnTheWay(url)) {
			await handOn();
			return;
		}
		if (this.isNew(request)) this.arrivals.note(performance.now());
		if (knownRoom().onSince !== null)
			return this.receiveAtDoor(request, response, handOn);
		if (carriesOurs(url)) {
			const { plain, place } = takeApart(url);
			if (method !== "POST" || place !== null) return leadTo(response, plain);
			request.url = plain;
		}
		await handOn();
	}

	private async receiveAtDoor(
		request: IncomingMessage,
		response: ServerResponse,
		handOn: HandOn,
	): Promise<void> {
		const { url = "/", method = "GET" } = request;
		const { plain, pass, place, asksItself } = takeApart(url);
		const wanted = method === "POST" ? withoutStep(plain) : plain;
		const at = seconds(realNow());
		let again: Again | null = null;
		const letPass = async (one: Pass) => {
			const text = passText(one);
			request.url = plain;
			carryPass(response, text);
			await handOn();
		};
		if (pass !== null) {
			const known = passOf(pass, at);
			if (known === "too-late") again = "too-late";
			else if (known && (await this.isWithin(known, method)))
				return letPass(known);
			else if (known) again = "too-much";
		}
		if (place !== null && again === null) {
			const token = placeOf(place, at);
			const standing = token && standingNow(token);
			if (token && standing?.is === "called" && method === "POST") {
				const entered = await this.enter(token, at);
				if (entered === null)
					return leadTo(response, ownAddress(wanted, place));
				if (entered !== "used") return leadIn(response, wanted, entered);
				again = "used";
			} else if (token && standing)
				return this.showRoom(response, {
					address: wanted,
					place,
					standing,
					again: token.again,
					asksItself,
				});
		}
		if (again === null) {
			const believed = await this.believe(request);
			if (believed && method === "POST") return letPass(believed);
			if (believed) return leadIn(response, wanted, believed);
		}
		return this.giveAPlace(response, wanted, again);
	}

	/** Somebody who comes for the first time, or once more. */
	private async giveAPlace(
		response: ServerResponse,
		wanted: string,
		again: Again | null,
	): Promise<void> {
		const token = await this.newPlace(again);
		if (token === null)
			return this.showRoom(response, {
				address: wanted,
				place: null,
				standing: { is: "unknown" },
				again,
				asksItself: true,
			});
		const standing = standingNow(token);
		// Nobody is before them: they see nothing of the room.
		if (standing.is === "called" && again === null) {
			const entered = await this.enter(token, null);
			if (entered !== null && entered !== "used")
				return leadIn(response, wanted, entered);
		}
		return leadTo(response, ownAddress(wanted, placeText(token)));
	}

	/** Null: the database cannot be asked. */
	private async newPlace(again: Again | null): Promise<PlaceToken | null> {
		const token = { id: newId(), issuedAt: seconds(realNow()), again };
		try {
			const release = lotFor(knownRoom(), now().epochMilliseconds);
			const hasLot = release !== null && (await this.takeLot(release));
			return hasLot
				? { ...token, stands: { release } }
				: { ...token, stands: { place: await this.takePlace() } };
		} catch (error) {
			if (isBusy(error)) return null;
			throw error;
		}
	}

	/** @returns false: it has been drawn just now */
	private takeLot(release: number): Promise<boolean> {
		if (this.lots.release !== release)
			this.lots = {
				release,
				take: inBatches(async (count) => {
					const isTaken = await takeLots(release, count);
					return () => isTaken;
				}),
			};
		return this.lots.take();
	}

	/**
	 * @param at epoch seconds now; null: they did not have to wait
	 * @returns null: the database cannot be asked
	 */
	private async enter(
		{ id, issuedAt }: PlaceToken,
		at: number | null,
	): Promise<Pass | "used" | null> {
		try {
			const waited = at === null ? null : Math.max(0, at - issuedAt);
			const entered = await enter(id, waited, now());
			return entered === "used" ? entered : { id, enteredAt: entered };
		} catch (error) {
			if (isBusy(error)) return null;
			throw error;
		}
	}

	/** Whether this pass may still open a page, or ask for a time. */
	private async isWithin({ id }: Pass, method: string): Promise<boolean> {
		const key = Buffer.from(id).toString("base64url");
		const opened = (this.pages.get(key) ?? 0) + 1;
		this.pages.set(key, opened);
		if (opened > PAGES) return false;
		if (method !== "POST") return true;
		try {
			return await mayHold(id);
		} catch (error) {
			// Whoever answers the form will notice as well, and say so.
			if (isBusy(error)) return true;
			throw error;
		}
	}

	/**
	 * People who were choosing when the room began go on choosing, as many as there were; whoever held a time and wants
	 * another has been let in before. Before a release those who only look are in the lot like all others.
	 */
	private async believe(request: IncomingMessage): Promise<Pass | null> {
		const from = this.ownReferer(request);
		if (from === null) return null;
		const enteredAt = seconds(realNow());
		const hold = holdInAddress(from);
		if (hold !== null) {
			const has = await hasHeld(hold).catch(() => false);
			return has ? { id: idOfHold(hold), enteredAt } : null;
		}
		const isForLot = lotFor(knownRoom(), now().epochMilliseconds) !== null;
		if (!isOnTheWay(from) || (isForLot && request.method !== "POST"))
			return null;
		return this.believed.take(performance.now())
			? { id: newId(), enteredAt }
			: null;
	}

	private isNew(request: IncomingMessage): boolean {
		return (
			request.method === "GET" &&
			!carriesOurs(request.url ?? "") &&
			this.ownReferer(request) === null
		);
	}

	/** The page of ours from which somebody says they come; null: none. */
	private ownReferer({ headers }: IncomingMessage): string | null {
		const referer = headers.referer;
		if (referer === undefined) return null;
		const url = URL.parse(referer);
		const isOurs =
			url !== null &&
			(url.host === headers.host || url.host === this.publicHost);
		return isOurs ? url.pathname : null;
	}

	private showRoom(
		response: ServerResponse,
		{
			asksItself,
			...view
		}: {
			address: string;
			place: string | null;
			standing: Standing;
			again: Again | null;
			asksItself: boolean;
		},
	): void {
		const { standing } = view;
		const asks = asksItself && standing.is !== "called";
		const shown = {
			...view,
			asksAgainIn: asks
				? asksAgainIn(standing, knownRoom(), seconds(now()), Math.random())
				: null,
		};
		const page = roomPage(shown);
		for (const [name, value] of Object.entries(roomHeaders(shown)))
			response.setHeader(name, value);
		response.setHeader("content-length", Buffer.byteLength(page));
		response.end(page);
	}

	/** Once a second: how this server stands, and how the room does. */
	private async tick(): Promise<void> {
		const load = loadOf(this.measure.take(), this.bound);
		const at = performance.now();
		if (presses(load)) this.pressedAt = at;
		const before = knownRoom();
		if (this.hasToTell(at)) {
			const arrived = this.arrivals.count(at);
			const report: Report = { process: this.process, load, arrived };
			await stepRoom(report, now());
		}
		const room = await readRoom();
		if (room.onSince !== null && before.onSince === null)
			this.believed.begin(this.arrivals.count(at), at);
	}

	/** At rest nobody writes anything. */
	private hasToTell(at: number): boolean {
		const { mode, onSince, releaseAt, drawMinutes } = knownRoom();
		if (onSince !== null || mode === "on" || mode === "closed") return true;
		if (at - this.pressedAt < TELLS_MS) return true;
		const left = (releaseAt ?? Infinity) - now().epochMilliseconds;
		return left > 0 && left < drawMinutes * 60_000;
	}
}

const standingNow = (token: PlaceToken) =>
	standingOf(token, knownRoom(), shareOf, seconds(now()));

/** Without the database everything stays as it was. */
async function unlessAway(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!isBusy(error)) throw error;
	}
}

/** See Other: what was sent is not sent again. */
function leadTo(response: ServerResponse, address: string): void {
	response.writeHead(303, { location: address, "cache-control": "no-store" });
	response.end();
}

const leadIn = (response: ServerResponse, wanted: string, pass: Pass): void =>
	leadTo(response, withParameter(wanted, PASS_PARAMETER, passText(pass)));
