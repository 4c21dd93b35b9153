import { z } from "zod";
import { TODAY } from "./book.ts";
import type { Reply } from "./mistakes.ts";
import { emailErrors, linkTo, type Run, read, services, told } from "./read.ts";

const HALVES = /^[1-7]-(morning|afternoon)$/;

/** Notes what somebody waits for. */
export function wish(asked: Run): Reply {
	const { book, has, refuse } = asked;
	const consent = has("wishes without consent")
		? z.any()
		: z.object({ privacyNotice: z.literal(true) });
	const schema = {
		services,
		stations: z.array(z.string()).optional(),
		halves: z.array(z.string()).optional(),
		earliest: z.iso.date(),
		latest: z.iso.date(),
		noticeMinutes: z.int().optional(),
		person: z.object({
			name: z.string().optional(),
			email: z.string().optional(),
			phone: z.string().optional(),
		}),
		consent,
	};
	return read(asked, schema, ({ earliest, latest, halves = [], person }) => {
		const isOver = latest < TODAY || latest < earliest;
		if (isOver && !has("wishes for days that are over"))
			return refuse(400, "dates-over");
		const areKnown = halves.every((half) => HALVES.test(half));
		if (!areKnown && !has("any half of a day"))
			return refuse(400, "unknown-half");
		const errors = person.email === undefined ? [] : emailErrors(person.email);
		if (errors.length > 0) return refuse(422, "person-invalid", errors);
		const reference = has("one wish for all") ? "1" : book.nextReference();
		return told(asked, 201, {
			reference,
			pin: "123456",
			link: linkTo(`wish/${reference}`),
		});
	});
}
