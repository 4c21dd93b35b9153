import { deviceKey } from "#app/_request/device.ts";
import { readSession } from "#lib/auth/commands/sessions.ts";
import { findActor } from "#lib/auth/queries/session.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { DEVICE_KINDS } from "#lib/devices/devices.ts";
import { findDevice } from "#lib/devices/queries/list-devices.ts";
import { mayFollow } from "#lib/queue/arrival/queries/may-follow.ts";
import {
	readerOfStaff,
	readerOfTicket,
} from "#lib/queue/live/queries/readers.ts";
import type { Listener } from "#lib/queue/live/queries/streams.ts";
import { now, realNow } from "#lib/runtime/clock.ts";
import { defaultLocale } from "#lib/text/locale.ts";

/** Whoever asks, as far as the request proves it; what it proves is checked again while they listen. */
type Watcher = (
	stationId: number,
	/** Of a ticket; null: whoever asks is known by a cookie. */
	token: string | null,
) => Promise<Omit<Listener, "stationId" | "topic"> | null>;

const byTicket: Watcher = async (stationId, token) => {
	if (token === null) return null;
	const reader = readerOfTicket(token);
	if (!reader) return null;
	return {
		name: `ticket ${token}`,
		reader,
		mayListen: () => mayFollow(token, stationId, now()),
	};
};

/** Listening alone keeps no session alive: it ends when nobody does anything any more. */
const byStaff: Watcher = async (stationId) => {
	const actor = await findActor();
	if (!actor) return null;
	return {
		name: `session ${actor.sessionId}`,
		sessionId: actor.sessionId,
		reader: readerOfStaff(actor.userId),
		mayListen: async () => {
			const found = await readSession(actor.sessionId, realNow(), false);
			return found !== null && may(found.actor, "day:read", stationId);
		},
	};
};

const byDevice: Watcher = async (stationId) => {
	for (const kind of DEVICE_KINDS) {
		const key = await deviceKey(kind);
		const find = async () =>
			key ? findDevice({ key, kind, stationId, now: now() }) : null;
		const device = await find();
		if (device)
			return {
				name: `device ${device.id}`,
				mayListen: async () => (await find()) !== null,
			};
	}
	return null;
};

/** Staff by their session, displays and kiosks by their key, phones by their ticket's token. */
const WATCHERS: readonly Watcher[] = [byTicket, byDevice, byStaff];

/** The first of them who may hear of what a page asks for (liveTopic in lib/paths/citizen.ts); null: nobody may. */
export async function findListener(topic: string): Promise<Listener | null> {
	const [slug = "", token = null] = topic.split(":");
	const station = findStation(await getCatalog(defaultLocale), slug);
	if (!station) return null;
	for (const watcher of WATCHERS) {
		const found = await watcher(station.id, token);
		if (found && (await found.mayListen()))
			return { topic, stationId: station.id, ...found };
	}
	return null;
}
