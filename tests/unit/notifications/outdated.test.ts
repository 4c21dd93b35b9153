import { describe, expect, it } from "vitest";
import {
	isOutdated,
	type MessageKind,
} from "#lib/notifications/notifications.ts";

const startsAt = new Date("2026-11-25T08:00:00+01:00");
const endsAt = new Date("2026-11-25T08:15:00+01:00");
const appointment = { status: "booked", calendarSequence: 2, startsAt, endsAt };
const at = (time: string) => Temporal.Instant.from(`2026-11-25T${time}+01:00`);

const outdated = (
	kind: MessageKind,
	sequence: number,
	time = "07:00",
	status = "booked",
) => isOutdated({ kind, sequence }, { ...appointment, status }, at(time));

describe("a mail is outdated", () => {
	it("once newer news exists", () => {
		expect(outdated("moved", 1)).toBe(true);
		expect(outdated("moved", 2)).toBe(false);
		expect(outdated("reminder", 1)).toBe(true);
		expect(outdated("reminder", 2)).toBe(false);
	});

	it("when the appointment is over, a reminder when it begins", () => {
		expect(outdated("confirmed", 2, "08:14")).toBe(false);
		expect(outdated("confirmed", 2, "08:15")).toBe(true);
		expect(outdated("reminder", 2, "07:59")).toBe(false);
		expect(outdated("reminder", 2, "08:00")).toBe(true);
	});

	it("when it reminds somebody who is there already or does not come", () => {
		for (const status of ["arrived", "cancelled", "no-show"])
			expect(outdated("reminder", 2, "07:00", status)).toBe(true);
		expect(outdated("cancelled", 2, "07:00", "cancelled")).toBe(false);
	});
});

describe("a mail that tells of an announcement is outdated", () => {
	const until = new Date("2026-11-25T08:30:00+01:00");
	const isOver = (
		time: string,
		status = "booked",
		withdrawnAt: Date | null = null,
	) =>
		isOutdated(
			{ kind: "announcement", sequence: 7 },
			{ ...appointment, status },
			at(time),
			{ endsAt: until, withdrawnAt },
		);

	it("once that is over or withdrawn, however late the person is", () => {
		expect(isOver("08:29")).toBe(false);
		expect(isOver("08:30")).toBe(true);
		expect(isOver("08:00", "booked", startsAt)).toBe(true);
	});

	it("for whoever is called, has cancelled, or is through", () => {
		expect(isOver("08:00", "arrived")).toBe(false);
		for (const status of ["called", "serving", "done", "cancelled", "no-show"])
			expect(isOver("08:00", status)).toBe(true);
	});
});
