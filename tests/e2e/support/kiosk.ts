import type { Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import type { Station } from "./test.ts";

/** At a kiosk: what a finger does. */
export const link = (page: Page, name: string | RegExp) =>
	page.getByRole("link", { name }).click();
export const press = (page: Page, name: string) =>
	page.getByRole("button", { name, exact: true }).click();

export const countTickets = (station: Station) =>
	db().visit.count({ where: { stationId: station.id } });
