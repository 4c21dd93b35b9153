import "server-only";
import { pushKey } from "#lib/auth/secrets/push-key.ts";
import { db } from "#lib/db/client.ts";
import { reading } from "#lib/finished/recording.ts";

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

/** What a browser needs to be told of calls by this house; null: the city does not want it. */
export async function findPushKey(): Promise<string | null> {
	return (await tellsDevices()) ? pushKey().publicKey : null;
}
