/** So long ago somebody may have begun to choose. */
const MINUTES = 10;

/** How many people came to the booking, minute by minute; about nobody. */
export class Arrivals {
	private readonly minutes = new Map<number, number>();

	/** @param now epoch milliseconds, of a clock that nobody sets */
	note(now: number): void {
		const minute = Math.floor(now / 60_000);
		this.minutes.set(minute, (this.minutes.get(minute) ?? 0) + 1);
		if (this.minutes.size <= MINUTES + 1) return;
		for (const old of this.minutes.keys())
			if (old < minute - MINUTES) this.minutes.delete(old);
	}

	/** Of the last ten minutes. */
	count(now: number): number {
		const minute = Math.floor(now / 60_000);
		let sum = 0;
		for (const [at, count] of this.minutes)
			if (at > minute - MINUTES && at <= minute) sum += count;
		return sum;
	}
}

/**
 * When the room begins, people are choosing. Nobody can prove that they are one of them, so whoever says so is believed, but
 * no more of them than there really were, and only as long as somebody needs to choose.
 */
export class Believed {
	private left = 0;
	private until = 0;

	/** The room has begun. */
	begin(underWay: number, now: number): void {
		this.left = underWay;
		this.until = now + MINUTES * 60_000;
	}

	/** @returns whether this one is believed */
	take(now: number): boolean {
		if (this.left <= 0 || now >= this.until) return false;
		this.left--;
		return true;
	}
}
