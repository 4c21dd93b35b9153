import { deviceKey } from "#app/device.ts";
import { may } from "#lib/auth/permission.ts";
import { findActor } from "#lib/auth/session.ts";
import { readSession } from "#lib/auth/sessions.ts";
import { now, realNow } from "#lib/clock.ts";
import { DEVICE_KINDS } from "#lib/devices/device.ts";
import { findDevice } from "#lib/devices/queries.ts";
import { mayFollow } from "#lib/queue/queries/may-follow.ts";
import type { Listener } from "#lib/queue/streams.ts";

/** Whoever asks, as far as the request proves it; what it proves is checked again while they listen. */
type Watcher = (
	request: Request,
	stationId: number,
) => Promise<Omit<Listener, "stationId"> | null>;

const byTicket: Watcher = async (request, stationId) => {
	const token = new URL(request.url).searchParams.get("nummer");
	if (token === null) return null;
	return {
		name: `ticket ${token}`,
		mayListen: () => mayFollow(token, stationId, now()),
	};
};

/** Listening alone keeps no session alive: it ends when nobody does anything any more. */
const byStaff: Watcher = async (_, stationId) => {
	const actor = await findActor();
	if (!actor) return null;
	return {
		name: `session ${actor.sessionId}`,
		mayListen: async () => {
			const found = await readSession(actor.sessionId, realNow(), false);
			return found !== null && may(found.actor, "day:read", stationId);
		},
	};
};

const byDevice: Watcher = async (_, stationId) => {
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

/** The first of them who may hear of this station. */
export async function findListener(
	request: Request,
	stationId: number,
): Promise<Listener | null> {
	for (const watcher of WATCHERS) {
		const found = await watcher(request, stationId);
		if (found && (await found.mayListen())) return { stationId, ...found };
	}
	return null;
}
