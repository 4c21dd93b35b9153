import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { InTheHouse } from "#app/[locale]/(citizen)/termin/[reference]/_parts/in-the-house.tsx";
import { CheckDraw } from "#app/[locale]/(kiosk)/kiosk/[station]/nummer/_parts/check-draw.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import appointment from "#messages/de/appointment.json" with { type: "json" };
import kiosk from "#messages/de/kiosk.json" with { type: "json" };
import language from "#messages/de/language.json" with { type: "json" };
import ticket from "#messages/de/ticket.json" with { type: "json" };
import waitTimes from "#messages/de/waitTimes.json" with { type: "json" };

const SEVERAL =
	"Sie gehen nacheinander an mehrere Plätze. Ihre Nummer bleibt dieselbe.";

const drawn = (children: ReactNode) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: { appointment, kiosk, language, ticket, waitTimes } as never,
			timeZone: "Europe/Berlin",
			children,
		}),
	);

test.each([true, false])(
	"before a number is drawn it is said that several desks do it, if they do (%s)",
	(hasSeveralDesks) => {
		const html = drawn(
			createElement(CheckDraw, {
				station: "ort",
				chosen: [],
				wait: null,
				hasSeveralDesks,
			}),
		);
		expect(html).toContain("Ja, Nummer ziehen");
		expect(html.includes(SEVERAL)).toBe(hasSeveralDesks);
	},
);

test.each([true, false])(
	"the page of an appointment says so to whoever has checked in, if they do (%s)",
	(hasSeveralDesks) => {
		const html = drawn(
			createElement(InTheHouse, {
				appointment: {
					ticket: "A001",
					status: "arrived",
				} as unknown as AppointmentView,
				station: {} as Station,
				ticket: { token: "t", hasSeveralDesks },
			}),
		);
		expect(html).toContain("A001");
		expect(html.includes(SEVERAL)).toBe(hasSeveralDesks);
	},
);
