import again from "#messages/de/again.json" with { type: "json" };
import appointment from "#messages/de/appointment.json" with { type: "json" };
import attendance from "#messages/de/attendance.json" with { type: "json" };
import barrierReport from "#messages/de/barrierReport.json" with {
	type: "json",
};
import booking from "#messages/de/booking.json" with { type: "json" };
import cancel from "#messages/de/cancel.json" with { type: "json" };
import display from "#messages/de/display.json" with { type: "json" };
import draw from "#messages/de/draw.json" with { type: "json" };
import effect from "#messages/de/effect.json" with { type: "json" };
import faultReport from "#messages/de/faultReport.json" with { type: "json" };
import feedback from "#messages/de/feedback.json" with { type: "json" };
import holidays from "#messages/de/holidays.json" with { type: "json" };
import improvements from "#messages/de/improvements.json" with { type: "json" };
import kiosk from "#messages/de/kiosk.json" with { type: "json" };
import language from "#messages/de/language.json" with { type: "json" };
import legal from "#messages/de/legal.json" with { type: "json" };
import limits from "#messages/de/limits.json" with { type: "json" };
import manage from "#messages/de/manage.json" with { type: "json" };
import minors from "#messages/de/minors.json" with { type: "json" };
import mistake from "#messages/de/mistake.json" with { type: "json" };
import offer from "#messages/de/offer.json" with { type: "json" };
import pairing from "#messages/de/pairing.json" with { type: "json" };
import preview from "#messages/de/preview.json" with { type: "json" };
import selection from "#messages/de/selection.json" with { type: "json" };
import service from "#messages/de/service.json" with { type: "json" };
import site from "#messages/de/site.json" with { type: "json" };
import slip from "#messages/de/slip.json" with { type: "json" };
import start from "#messages/de/start.json" with { type: "json" };
import station from "#messages/de/station.json" with { type: "json" };
import ticket from "#messages/de/ticket.json" with { type: "json" };
import waitTimes from "#messages/de/waitTimes.json" with { type: "json" };
import when from "#messages/de/when.json" with { type: "json" };
import where from "#messages/de/where.json" with { type: "json" };
import wishes from "#messages/de/wishes.json" with { type: "json" };

/** German, which every other language translates: a room's name is the first word of its keys. */
export const german = {
	again,
	appointment,
	attendance,
	barrierReport,
	booking,
	cancel,
	display,
	draw,
	effect,
	faultReport,
	feedback,
	holidays,
	improvements,
	kiosk,
	language,
	legal,
	limits,
	manage,
	minors,
	mistake,
	offer,
	pairing,
	preview,
	selection,
	service,
	site,
	slip,
	start,
	station,
	ticket,
	waitTimes,
	when,
	where,
	wishes,
};
