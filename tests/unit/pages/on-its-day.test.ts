import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ComingLater } from "#app/[locale]/(citizen)/termin/[reference]/_parts/coming-later.tsx";
import { Delay } from "#app/[locale]/(citizen)/termin/[reference]/_parts/delay.tsx";
import { Still } from "#components/page/still.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import { roomsIn } from "#tests/support/texts.ts";

// As Next's build marks an action.
const action = Object.assign(async () => {}, { $$id: "40ab" });
const TEN = Temporal.Instant.from("2026-11-24T10:00:00+01:00");
const appointment = {
	reference: "123456782",
	token: "token",
	startsAt: TEN.epochMilliseconds,
} as unknown as AppointmentView;

/** As the appointment's page writes it: in one go, where every attribute has to be known. */
const still = (children: ReactNode) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: roomsIn("de") as never,
			timeZone: "Europe/Berlin",
			children: createElement(Still, { children }),
		}),
	);

const delay = (minutes: number | null) =>
	still(createElement(Delay, { minutes, now: TEN }));
const later = (expectedAt: Temporal.Instant | null, now: Temporal.Instant) =>
	still(
		createElement(ComingLater, {
			action,
			appointment,
			expectedAt: expectedAt?.epochMilliseconds ?? null,
			now,
		}),
	);

test("the page says how late the station is, that it is not, or that nobody knows", () => {
	expect(delay(8)).toContain("etwa 8 Minuten später");
	expect(delay(8)).toContain("Stand: 10:00");
	expect(delay(2)).toContain("pünktlich");
	expect(delay(null)).toContain("nicht bekannt");
	expect(delay(null)).not.toContain("Stand:");
});

test("what can be said is one press each, and what was said can be taken back until the start", () => {
	const before = TEN.subtract({ minutes: 10 });
	const silent = later(null, before);
	expect(silent).toContain("Ich komme 15 Minuten später");
	expect(silent).toContain("Ich komme 30 Minuten später");
	expect(silent).not.toContain("doch pünktlich");
	const said = TEN.add({ minutes: 15 });
	expect(later(said, before)).toContain("Sie kommen um 10:15");
	expect(later(said, before)).not.toContain("Ich komme 15 Minuten später");
	expect(later(said, before)).toContain("doch pünktlich");
	expect(later(said, TEN)).not.toContain("doch pünktlich");
});
