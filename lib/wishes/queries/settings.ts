import "server-only";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import type { WishSettings } from "#lib/wishes/wishes.ts";

/** How the city weighs and bounds wishes. */
export async function readWishSettings(client: Db | Tx): Promise<WishSettings> {
	return client.city.findUniqueOrThrow({
		where: { id: 1 },
		select: {
			freedMinMinutes: true,
			freedMaxMinutes: true,
			wishOffersAtOnce: true,
			wishOffersOfClient: true,
			wishesPerPerson: true,
			offerMinMinutes: true,
			offerMaxMinutes: true,
			quietFromMinute: true,
			quietUntilMinute: true,
			urgentDays: true,
			fitDays: true,
			urgentNeedsProof: true,
		},
	});
}

/** Whether an urgent reason counts only once somebody has seen the proof: whoever names one is told. */
export const needsProofFirst = async (): Promise<boolean> =>
	(await readWishSettings(db())).urgentNeedsProof;
