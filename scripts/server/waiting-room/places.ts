import { enter } from "#lib/crowd/commands/enter.ts";
import { takeLots, takePlaces } from "#lib/crowd/commands/take-places.ts";
import { knownRoom } from "#lib/crowd/queries/known-room.ts";
import { newId } from "#lib/crowd/queries/tokens.ts";
import { lotFor } from "#lib/crowd/rules/release.ts";
import type { Again, Pass, PlaceToken } from "#lib/crowd/rules/token.ts";
import { isBusy } from "#lib/db/errors.ts";
import { now, realNow } from "#lib/runtime/clock.ts";
import { inBatches } from "./in-batches.ts";

/** Epoch seconds of the clock on the wall, by which places and passes count. */
export const secondsNow = (): number =>
	Math.floor(realNow().epochMilliseconds / 1000);

/** Gives places, and lets in whose turn it is; null from both while the database cannot be asked. */
export class Places {
	private readonly takePlace = inBatches(async (count) => {
		const first = await takePlaces(count);
		return (index) => first + index;
	});
	private lots = { release: 0, take: () => Promise.resolve(false) };

	/** At the end; in the last minutes before a release a lot. */
	give(again: Again | null): Promise<PlaceToken | null> {
		const token = { id: newId(), issuedAt: secondsNow(), again };
		return unlessBusy(async () => {
			const release = lotFor(knownRoom(), now().epochMilliseconds);
			const hasLot = release !== null && (await this.takeLot(release));
			return hasLot
				? { ...token, stands: { release } }
				: { ...token, stands: { place: await this.takePlace() } };
		});
	}

	/** @param hasWaited false: nobody was before them, and the figures do not count them */
	enter(
		{ id, issuedAt }: PlaceToken,
		hasWaited: boolean,
	): Promise<Pass | "used" | null> {
		return unlessBusy(async () => {
			const waited = hasWaited ? Math.max(0, secondsNow() - issuedAt) : null;
			const entered = await enter(id, waited, now());
			return entered === "used" ? entered : { id, enteredAt: entered };
		});
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
}

async function unlessBusy<Value>(
	work: () => Promise<Value>,
): Promise<Value | null> {
	try {
		return await work();
	} catch (error) {
		if (isBusy(error)) return null;
		throw error;
	}
}
