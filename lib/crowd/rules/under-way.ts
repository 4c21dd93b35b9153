/** So long ago somebody may have begun to choose. */
const MINUTES = 10;
/** Of one client: some people behind one address; a script that asks a thousand times counts no more. */
const MOST_OF_CLIENT = 20;
/** Clients of a minute that are told apart; whoever comes beyond is not counted. */
const MOST_CLIENTS = 50_000;

/**
 * Who came to the booking in the last ten minutes, client by client. When the room begins, people are choosing. Nobody can
 * prove that they are one of them, so whoever says so is believed, but no more of a client than really came from it.
 */
export class UnderWay {
	private readonly minutes = new Map<number, Map<string, number>>();
	private until = 0;

	/**
	 * Somebody comes.
	 * @param now milliseconds, of a clock that nobody sets
	 */
	note(client: string, now: number): void {
		const minute = Math.floor(now / 60_000);
		if (this.countOf(client, minute) >= MOST_OF_CLIENT) return;
		const clients = this.minutes.get(minute) ?? new Map<string, number>();
		if (clients.size >= MOST_CLIENTS && !clients.has(client)) return;
		this.minutes.set(
			minute,
			clients.set(client, (clients.get(client) ?? 0) + 1),
		);
		for (const old of this.minutes.keys())
			if (old <= minute - MINUTES) this.minutes.delete(old);
	}

	/** Of the last ten minutes. */
	count(now: number): number {
		let sum = 0;
		for (const clients of this.lately(Math.floor(now / 60_000)))
			for (const count of clients.values()) sum += count;
		return sum;
	}

	/** The room has begun. */
	begin(now: number): void {
		this.until = now + MINUTES * 60_000;
	}

	/** @returns whether this one is believed, who is counted no more */
	take(client: string, now: number): boolean {
		if (now >= this.until) return false;
		for (const clients of this.lately(Math.floor(now / 60_000))) {
			const count = clients.get(client) ?? 0;
			if (count === 0) continue;
			clients.set(client, count - 1);
			return true;
		}
		return false;
	}

	private countOf(client: string, minute: number): number {
		return this.lately(minute).reduce(
			(sum, clients) => sum + (clients.get(client) ?? 0),
			0,
		);
	}

	private lately(minute: number): Map<string, number>[] {
		return [...this.minutes]
			.filter(([at]) => at > minute - MINUTES && at <= minute)
			.map(([, clients]) => clients);
	}
}
