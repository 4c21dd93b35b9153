import "server-only";
import { pushKey } from "#lib/auth/secrets/push-key.ts";
import { db } from "#lib/db/client.ts";
import { reading } from "#lib/finished/recording.ts";
import { civilDateOf } from "#lib/time.ts";

/** Whether the city wants that devices are told of calls. */
export async function tellsDevices(): Promise<boolean> {
	const { pushCalls } = await reading(["city"], () =>
		db().city.findUniqueOrThrow({
			where: { id: 1 },
			select: { pushCalls: true },
		}),
	);
	return pushCalls;
}

/**
 * Whether the city has switched it off on this day: whoever had switched it on is to read that. Of another day nobody has a
 * number any more.
 */
export async function hasEndedToday(now: Temporal.Instant): Promise<boolean> {
	const { pushCalls, pushEndedAt } = await reading(["city"], () =>
		db().city.findUniqueOrThrow({
			where: { id: 1 },
			select: { pushCalls: true, pushEndedAt: true },
		}),
	);
	return (
		!pushCalls &&
		pushEndedAt !== null &&
		civilDateOf(
			Temporal.Instant.fromEpochMilliseconds(pushEndedAt.getTime()),
		) === civilDateOf(now)
	);
}

/** What a browser needs to be told of calls by this house; null: the city does not want it. */
export async function findPushKey(): Promise<string | null> {
	return (await tellsDevices()) ? pushKey().publicKey : null;
}
