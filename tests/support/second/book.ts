import { randomUUID } from "node:crypto";

export interface Time {
	station: string;
	date: string;
	start: string;
}

export interface Held extends Time {
	hold: string;
	services: { slug: string; quantity: number }[];
	/** Of the appointment made of it, and of the key by which it was made. */
	made: { appointment: string; key: string } | null;
}

export interface Kept extends Time {
	appointment: string;
	reference: string;
	pin: string;
	services: { slug: string; quantity: number }[];
	name: string;
	isCancelled: boolean;
	movesLeft: number;
	isHere: boolean;
}

export const STATION = "hauptwache";
export const SERVICE = "ausweis";
/** What this city takes for now. */
export const NOW = "2026-12-01T10:00:00+01:00";
export const TODAY = NOW.slice(0, 10);
const DAYS = ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"];

/** A small city: one station, one desk, one service of a quarter of an hour. */
export class Book {
	readonly holds = new Map<string, Held>();
	readonly appointments = new Map<string, Kept>();
	private last = 100_000_000;
	private numbers = 0;

	nextNumber(): string {
		return `W${++this.numbers}`;
	}

	/** Days with their free times. */
	free(): { date: string; starts: string[] }[] {
		return DAYS.map((date) => ({
			date,
			starts: quarters().filter((start) => this.isFree({ date, start })),
		}));
	}

	isFree({ date, start }: { date: string; start: string }): boolean {
		const isOver = date === TODAY && start <= NOW.slice(11, 16);
		const isOpen = !isOver && DAYS.includes(date) && quarters().includes(start);
		const isAt = (one: { date: string; start: string }) =>
			one.date === date && one.start === start;
		return (
			isOpen &&
			![...this.holds.values()].some((one) => !one.made && isAt(one)) &&
			![...this.appointments.values()].some(
				(one) => !one.isCancelled && isAt(one),
			)
		);
	}

	hold(time: Time, services: Held["services"]): Held {
		const held = { ...time, services, hold: randomUUID(), made: null };
		this.holds.set(held.hold, held);
		return held;
	}

	make(held: Held, name: string, key: string): Kept {
		const { hold: _, made: __, ...time } = held;
		const kept: Kept = {
			...time,
			appointment: randomUUID(),
			reference: this.nextReference(),
			pin: String(100_000 + this.appointments.size),
			name,
			isCancelled: false,
			movesLeft: 2,
			isHere: false,
		};
		this.appointments.set(kept.appointment, kept);
		held.made = { appointment: kept.appointment, key };
		return kept;
	}

	nextReference(): string {
		this.last += 7;
		return String(this.last);
	}
}

/** Open from eight to six. */
const quarters = () =>
	Array.from({ length: 40 }, (_, index) => {
		const hour = String(8 + Math.floor(index / 4)).padStart(2, "0");
		return `${hour}:${String((index % 4) * 15).padStart(2, "0")}`;
	});
