import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";

/** Whether somebody has signed in to this account with this browser before. */
export async function isKnownDevice(
	tx: Tx,
	deviceId: string,
	user: { email: string } | { id: string },
): Promise<boolean> {
	return (await tx.knownDevice.count({ where: { deviceId, user } })) > 0;
}

/** From now on this browser is known: whoever was signed in with it, or had the link from the account's mailbox. */
export async function rememberDevice(
	tx: Tx,
	deviceId: string,
	userId: string,
	now: Temporal.Instant,
): Promise<void> {
	const lastSeenAt = toDbInstant(now);
	await tx.knownDevice.upsert({
		where: { deviceId_userId: { deviceId, userId } },
		create: { deviceId, userId, lastSeenAt },
		update: { lastSeenAt },
	});
}

/** @param except the browser that asks for it stays known */
export async function forgetDevices(
	tx: Tx,
	userId: string,
	except: string | null,
): Promise<void> {
	await tx.knownDevice.deleteMany({
		where: {
			userId,
			...(except === null ? {} : { deviceId: { not: except } }),
		},
	});
}
