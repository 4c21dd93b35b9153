import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TicketWalk } from "#app/[locale]/(citizen)/wartenummer/[token]/_parts/ticket-walk.tsx";
import type { TicketView } from "#lib/queue/queue.ts";
import ticket from "#messages/de/ticket.json" with { type: "json" };

const STAYS = "Bleiben Sie bitte im Warteraum";

function shown(state: TicketView["state"]): string {
	const leg = { state: "later", serviceIds: [], desk: null } as const;
	const children = createElement(TicketWalk, {
		state,
		catalog: { services: [] },
		legs: [{ ...leg, state: "next" }, leg, leg],
	});
	return renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: { ticket } as never,
			timeZone: "Europe/Berlin",
			children,
		}),
	);
}

test.each(["early", "waiting", "soon", "called", "serving"] as const)(
	"whoever is in the house (%s) is asked to stay in the waiting room",
	(state) => {
		expect(shown(state)).toContain(STAYS);
	},
);

test.each(["away", "parked"] as const)(
	"whoever is %s reads nothing of the waiting room, but of their desks",
	(state) => {
		const html = shown(state);
		expect(html).not.toContain("Warteraum");
		expect(html).toContain("Schritt 1 von 3");
		expect(html).toContain("nacheinander an mehrere Plätze");
	},
);
