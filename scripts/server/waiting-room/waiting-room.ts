import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { mayHold } from "#lib/crowd/commands/enter.ts";
import { hasHeld } from "#lib/crowd/queries/has-held.ts";
import { isRoomLost, knownRoom } from "#lib/crowd/queries/known-room.ts";
import {
	idOfHold,
	newId,
	passOf,
	passText,
	placeOf,
	placeText,
	shareOf,
} from "#lib/crowd/queries/tokens.ts";
import { lotFor } from "#lib/crowd/rules/release.ts";
import {
	asksAgainIn,
	type Standing,
	standingOf,
} from "#lib/crowd/rules/standing.ts";
import type { Again, Pass, PlaceToken } from "#lib/crowd/rules/token.ts";
import { UnderWay } from "#lib/crowd/rules/under-way.ts";
import {
	carriesOurs,
	holdInAddress,
	isOnTheWay,
	PASS_PARAMETER,
	takeApart,
	withoutStep,
	withParameter,
} from "#lib/crowd/rules/way.ts";
import { isBusy } from "#lib/db/errors.ts";
import { now } from "#lib/runtime/clock.ts";
import { refusalOfAddress } from "#scripts/server/bounds.ts";
import { refuse } from "#scripts/server/failure-page.ts";
import { pathOf } from "#scripts/server/gate.ts";
import { ownAddress, roomHeaders, roomPage } from "./page.ts";
import { Places, secondsNow } from "./places.ts";
import { addressAfterPress } from "./pressed.ts";
import { Watch } from "./watch.ts";
import { carryPass } from "./with-pass.ts";

type HandOn = () => Promise<unknown>;
type Make = Parameters<Watch["measured"]>[0];

const METHODS = ["GET", "HEAD", "POST"];
/** Pages that one pass may open at one server, and of how many passes that is known. */
const PAGES = 100;
const KNOWN_PASSES = 100_000;

const seconds = (instant: Temporal.Instant) =>
	Math.floor(instant.epochMilliseconds / 1000);

/**
 * The door of the online waiting room (docs/decisions/0037), in front of everything that makes pages. While the room is
 * off it is one comparison; while it is on, newcomers to the booking get a place and a small page of ours.
 */
export class WaitingRoom {
	private readonly publicHost: string;
	private readonly watch: Watch;
	private readonly places = new Places();
	/** Everybody who comes. */
	private readonly arrived = new UnderWay();
	/** Those who came while nobody had to wait. */
	private readonly choosing = new UnderWay();
	private readonly pages = new LRUCache<string, number>({ max: KNOWN_PASSES });

	/**
	 * @param publicHost of BASE_URL
	 * @param bound milliseconds to answer that are borne
	 */
	constructor(publicHost: string, bound: number) {
		this.publicHost = publicHost;
		this.watch = new Watch(bound);
	}

	/** Until the returned function is called. */
	follow(): () => Promise<void> {
		return this.watch.follow(
			() => this.arrived.count(performance.now()),
			() => this.choosing.begin(performance.now()),
		);
	}

	/** What makes answers, with a clock beside it. */
	measured(make: Make): Make {
		return this.watch.measured(make);
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
		const isOn = knownRoom().onSince !== null;
		if (this.isNew(request)) this.note(request, isOn);
		if (isOn) return this.receiveAtDoor(request, response, handOn);
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
		const at = secondsNow();
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
			const wanted = withoutStep(plain);
			const token = placeOf(place, at);
			const standing = token && standingNow(token);
			if (token && standing?.is === "called" && method === "POST") {
				const entered = await this.places.enter(token, true);
				if (entered === null) return refuse(request, response, "busy");
				if (entered !== "used") return leadIn(response, wanted, entered);
				again = "used";
			} else if (token && standing) {
				// What is known of the room is of long ago.
				if (isRoomLost()) return refuse(request, response, "busy");
				return this.showRoom(response, {
					address: wanted,
					place,
					standing,
					again: token.again,
					asksItself,
				});
			}
		}
		if (again === null) {
			const believed = await this.believe(request);
			if (believed && method === "POST") return letPass(believed);
			if (believed) return leadIn(response, plain, believed);
		}
		const wanted =
			method === "POST" ? await addressAfterPress(request, plain) : plain;
		return this.giveAPlace(request, response, wanted, again);
	}

	/** Somebody who comes for the first time, or once more. */
	private async giveAPlace(
		request: IncomingMessage,
		response: ServerResponse,
		wanted: string,
		again: Again | null,
	): Promise<void> {
		const token = await this.places.give(again);
		if (token === null) return refuse(request, response, "busy");
		const standing = standingNow(token);
		// Nobody is before them: they see nothing of the room.
		if (standing.is === "called" && again === null) {
			const entered = await this.places.enter(token, false);
			if (entered !== null && entered !== "used")
				return leadIn(response, wanted, entered);
		}
		return leadTo(response, ownAddress(wanted, placeText(token)));
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
		const enteredAt = secondsNow();
		const hold = holdInAddress(from);
		if (hold !== null) {
			const has = await hasHeld(hold, now()).catch(() => false);
			return has ? { id: idOfHold(hold), enteredAt } : null;
		}
		const isForLot = lotFor(knownRoom(), now().epochMilliseconds) !== null;
		if (!isOnTheWay(from) || (isForLot && request.method !== "POST"))
			return null;
		return this.choosing.take(clientOf(request), performance.now())
			? { id: newId(), enteredAt }
			: null;
	}

	private note(request: IncomingMessage, isOn: boolean): void {
		const client = clientOf(request);
		const at = performance.now();
		this.arrived.note(client, at);
		if (!isOn) this.choosing.note(client, at);
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
			place: string;
			standing: Standing;
			again: Again | null;
			asksItself: boolean;
		},
	): void {
		const { standing } = view;
		const asks = asksItself && standing.is !== "called";
		const { isSoldOut, releaseAt } = knownRoom();
		const shown = {
			...view,
			soldOut: isSoldOut
				? {
						releaseAt:
							releaseAt === null
								? null
								: Temporal.Instant.fromEpochMilliseconds(releaseAt),
					}
				: null,
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
}

/** As the server has found out (scripts/server/client-address.ts). */
const clientOf = ({ headers }: IncomingMessage): string =>
	String(headers["x-client-address"] ?? "");

const standingNow = (token: PlaceToken) =>
	standingOf(token, knownRoom(), shareOf, seconds(now()));

/** See Other: what was sent is not sent again. */
function leadTo(response: ServerResponse, address: string): void {
	response.writeHead(303, { location: address, "cache-control": "no-store" });
	response.end();
}

const leadIn = (response: ServerResponse, wanted: string, pass: Pass): void =>
	leadTo(response, withParameter(wanted, PASS_PARAMETER, passText(pass)));
