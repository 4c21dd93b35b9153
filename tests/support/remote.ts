import { db } from "#lib/db/client.ts";
import { instantAt } from "#lib/time.ts";
import { book, PERSON } from "./booking.ts";
import { offerRemote } from "./kinds.ts";
import { type House, openHouse, TODAY } from "./queue.ts";

/** A house whose service is done by phone and video as well; clerks type the rooms. */
export async function remoteHouse(desks = 1) {
	const house = await openHouse(desks);
	await db().service.update({
		where: { id: house.service.id },
		data: { personalPresence: false },
	});
	await offerRemote(house, house.service, "clerk");
	return house;
}

/** An appointment of today without coming. */
export async function bookRemote(
	house: House,
	start: number,
	kind: "phone" | "video" = "phone",
) {
	const { reference } = await book(
		{
			station: house.slug,
			service: house.service.slug,
			date: TODAY,
			start,
			kind,
			now: instantAt(TODAY, 300),
		},
		{ ...PERSON, phone: "0203 4711" },
	);
	return db().appointment.findUniqueOrThrow({ where: { reference } });
}
