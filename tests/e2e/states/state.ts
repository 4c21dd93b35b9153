import type { Page } from "@playwright/test";
import type { Station } from "../support/test.ts";

/** A page as somebody may meet it. */
export interface State {
	h1: string;
	/** The beginning of the browser tab's title, if it says more than the h1. */
	title?: string;
	/** German unless said otherwise. */
	lang?: string;
	open(page: Page, station: Station): Promise<unknown>;
}
