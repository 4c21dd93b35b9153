import { hash } from "node:crypto";

interface Entry<Value> {
	value: Value;
	bytes: number;
	/** What it saves each time: milliseconds of making it. */
	cost: number;
	hits: number;
	/** Whatever has the least goes first. */
	worth: number;
}

/** What an entry takes besides its bytes: key, headers, the names of what it was made of. */
const OVERHEAD = 2_000;
/** One page may not push out half of the others. */
const LARGEST_PART = 1 / 8;
/** So many addresses that were asked for once are remembered, by twenty bytes each. */
const ASKED_ONCE = 20_000;

/**
 * Keeps what is worth the most: what it cost to make, times how often it was asked for, for each byte. What nobody asks
 * for any more loses against what comes in (GreedyDual-Size with frequency: Cherkasova 1998). An address comes in when it
 * is asked for a second time: somebody who tries one after another fills nothing but the list of these.
 */
export class Store<Value> {
	readonly limit: number;
	bytes = 0;
	private readonly entries = new Map<string, Entry<Value>>();
	/** The worth of what went last: whoever comes in later begins from there. */
	private age = 0;
	private asked = new Set<string>();
	private askedBefore = new Set<string>();

	constructor(limit: number) {
		this.limit = limit;
	}

	get size(): number {
		return this.entries.size;
	}

	/** Counts as asked for. */
	find(key: string): Value | null {
		const entry = this.entries.get(key);
		if (!entry) return null;
		entry.hits += 1;
		this.weigh(entry);
		return entry.value;
	}

	/** Without counting. */
	peek(key: string): Value | null {
		return this.entries.get(key)?.value ?? null;
	}

	/** Whether this was asked for before, lately; from now on it was. */
	isAskedAgain(key: string): boolean {
		const short = hash("sha1", key, "base64url");
		const isKnown = this.asked.has(short) || this.askedBefore.has(short);
		this.asked.add(short);
		if (this.asked.size >= ASKED_ONCE / 2) {
			this.askedBefore = this.asked;
			this.asked = new Set();
		}
		return isKnown;
	}

	/** In place of what was there under this key, or as something new. */
	keep(key: string, value: Value, bytes: number, cost: number): void {
		const before = this.entries.get(key);
		this.forget(key);
		const size = bytes + 2 * key.length + OVERHEAD;
		if (size > this.limit * LARGEST_PART) return;
		const hits = before?.hits ?? 1;
		const entry = { value, bytes: size, cost, hits, worth: 0 };
		this.weigh(entry);
		this.makeRoom(size);
		this.entries.set(key, entry);
		this.bytes += size;
	}

	/** It has grown or shrunk since. */
	resize(key: string, value: Value, bytes: number): void {
		const entry = this.entries.get(key);
		if (entry?.value === value) this.keep(key, value, bytes, entry.cost);
	}

	forget(key: string): void {
		const entry = this.entries.get(key);
		if (!entry) return;
		this.entries.delete(key);
		this.bytes -= entry.bytes;
	}

	private weigh(entry: Entry<Value>): void {
		entry.worth = this.age + (entry.hits * entry.cost) / entry.bytes;
	}

	private makeRoom(bytes: number): void {
		while (this.bytes + bytes > this.limit) {
			let least: [string, number] | null = null;
			for (const [key, { worth }] of this.entries)
				if (least === null || worth < least[1]) least = [key, worth];
			if (least === null) return;
			this.age = least[1];
			this.forget(least[0]);
		}
	}
}
