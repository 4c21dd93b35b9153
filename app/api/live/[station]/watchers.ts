import { currentDevice, deviceKey } from "#app/device.ts";
import { may } from "#lib/auth/permission.ts";
import { findActor } from "#lib/auth/session.ts";
import { readSession } from "#lib/auth/sessions.ts";
import { now, realNow } from "#lib/clock.ts";
import type { DeviceKind } from "#lib/devices/device.ts";
import { findDevice } from "#lib/devices/queries.ts";
import { mayFollow } from "#lib/queue/queries/may-follow.ts";
import type { Listener } from "#lib/queue/streams.ts";

/** Whoever asks, as far as the request proves it; what it proves is looked at again while they listen. */
type Watcher = (
	request: Request,
	stationId: number,
) => Promise<Omit<Listener, "stationId"> | null>;

/** A phone by its ticket's token. */
const byTicket: Watcher = async (request, stationId) => {
	const token = new URL(request.url).searchParams.get("nummer");
	if (token === null || !(await mayFollow(token, stationId, now())))
		return null;
	return {
		name: `ticket ${token}`,
		mayListen: () => mayFollow(token, stationId, now()),
	};
};

/** A screen in the house by the key in its cookie. */
const byDevice =
	(kind: DeviceKind): Watcher =>
	async (_, stationId) => {
		const key = await deviceKey(kind);
		const device = await currentDevice(kind, stationId);
		if (!device || key === undefined) return null;
		return {
			name: `device ${device.id}`,
			mayListen: async () =>
				(await findDevice({ key, kind, stationId, now: now() })) !== null,
		};
	};

/** Staff by their session. Listening alone keeps none alive: it ends when nobody does anything any more. */
const byStaff: Watcher = async (_, stationId) => {
	const actor = await findActor();
	if (!actor || !may(actor, "day:read", stationId)) return null;
	return {
		name: `session ${actor.sessionId}`,
		mayListen: async () => {
			const found = await readSession(actor.sessionId, realNow(), false);
			return found !== null && may(found.actor, "day:read", stationId);
		},
	};
};

const WATCHERS: readonly Watcher[] = [
	byTicket,
	byDevice("display"),
	byDevice("kiosk"),
	byStaff,
];

/** The first of them who may hear of this station. */
export async function findListener(
	request: Request,
	stationId: number,
): Promise<Listener | null> {
	for (const watcher of WATCHERS) {
		const found = await watcher(request, stationId);
		if (found) return { stationId, ...found };
	}
	return null;
}
