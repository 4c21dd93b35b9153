import again from "#messages/en/again.json" with { type: "json" };
import appointment from "#messages/en/appointment.json" with { type: "json" };
import attendance from "#messages/en/attendance.json" with { type: "json" };
import barrierReport from "#messages/en/barrierReport.json" with {
	type: "json",
};
import booking from "#messages/en/booking.json" with { type: "json" };
import cancel from "#messages/en/cancel.json" with { type: "json" };
import display from "#messages/en/display.json" with { type: "json" };
import draw from "#messages/en/draw.json" with { type: "json" };
import effect from "#messages/en/effect.json" with { type: "json" };
import faultReport from "#messages/en/faultReport.json" with { type: "json" };
import feedback from "#messages/en/feedback.json" with { type: "json" };
import holidays from "#messages/en/holidays.json" with { type: "json" };
import improvements from "#messages/en/improvements.json" with { type: "json" };
import kiosk from "#messages/en/kiosk.json" with { type: "json" };
import language from "#messages/en/language.json" with { type: "json" };
import legal from "#messages/en/legal.json" with { type: "json" };
import limits from "#messages/en/limits.json" with { type: "json" };
import manage from "#messages/en/manage.json" with { type: "json" };
import minors from "#messages/en/minors.json" with { type: "json" };
import mistake from "#messages/en/mistake.json" with { type: "json" };
import offer from "#messages/en/offer.json" with { type: "json" };
import pairing from "#messages/en/pairing.json" with { type: "json" };
import preview from "#messages/en/preview.json" with { type: "json" };
import selection from "#messages/en/selection.json" with { type: "json" };
import service from "#messages/en/service.json" with { type: "json" };
import site from "#messages/en/site.json" with { type: "json" };
import slip from "#messages/en/slip.json" with { type: "json" };
import start from "#messages/en/start.json" with { type: "json" };
import station from "#messages/en/station.json" with { type: "json" };
import ticket from "#messages/en/ticket.json" with { type: "json" };
import waitTimes from "#messages/en/waitTimes.json" with { type: "json" };
import when from "#messages/en/when.json" with { type: "json" };
import where from "#messages/en/where.json" with { type: "json" };
import wishes from "#messages/en/wishes.json" with { type: "json" };

/** English: the same rooms as in German. */
export const english = {
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
