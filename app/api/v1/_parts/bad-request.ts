import type { z } from "zod";
import type { SelectionRefusal } from "#lib/catalog/rules/selection.ts";
import { problem } from "./answers.ts";

const REFUSALS: Record<SelectionRefusal, string> = {
	"nothing-selected": "service: choose at least one service",
	"unknown-service": "service: no such service; see /api/v1/services",
	"not-bookable": "service: this service cannot be booked",
	"no-longer-offered": "service: this service is not offered any more",
	"quantity-out-of-range":
		"service: the quantity is out of range; see maxQuantity",
	"too-many-services": "service: too many services in one appointment",
	"too-long": "service: the appointment would be too long",
	"cannot-combine": "service: these services cannot share an appointment",
};

export const badRequest = (detail: string) =>
	problem(400, "Bad request", detail);

/** Each parameter that is wrong, and how. */
export const badQuery = ({ issues }: z.ZodError) =>
	badRequest(
		issues
			.map(({ path, message }) => `${String(path[0])}: ${message}`)
			.join("; "),
	);

export const badSelection = (refusal: SelectionRefusal) =>
	badRequest(REFUSALS[refusal]);
