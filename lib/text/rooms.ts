import type absence from "#messages/de/absence.json";
import type account from "#messages/de/account.json";
import type admin from "#messages/de/admin.json";
import type afar from "#messages/de/afar.json";
import type again from "#messages/de/again.json";
import type announcement from "#messages/de/announcement.json";
import type appointment from "#messages/de/appointment.json";
import type attendance from "#messages/de/attendance.json";
import type barrierReport from "#messages/de/barrierReport.json";
import type booking from "#messages/de/booking.json";
import type cancel from "#messages/de/cancel.json";
import type cityLimits from "#messages/de/cityLimits.json";
import type closures from "#messages/de/closures.json";
import type collection from "#messages/de/collection.json";
import type devices from "#messages/de/devices.json";
import type display from "#messages/de/display.json";
import type draw from "#messages/de/draw.json";
import type effect from "#messages/de/effect.json";
import type failure from "#messages/de/failure.json";
import type faultReport from "#messages/de/faultReport.json";
import type feedback from "#messages/de/feedback.json";
import type figures from "#messages/de/figures.json";
import type films from "#messages/de/films.json";
import type holidays from "#messages/de/holidays.json";
import type houseSignIn from "#messages/de/houseSignIn.json";
import type improvements from "#messages/de/improvements.json";
import type inbox from "#messages/de/inbox.json";
import type invitation from "#messages/de/invitation.json";
import type invitations from "#messages/de/invitations.json";
import type kind from "#messages/de/kind.json";
import type kiosk from "#messages/de/kiosk.json";
import type language from "#messages/de/language.json";
import type legal from "#messages/de/legal.json";
import type limits from "#messages/de/limits.json";
import type mail from "#messages/de/mail.json";
import type manage from "#messages/de/manage.json";
import type minors from "#messages/de/minors.json";
import type mistake from "#messages/de/mistake.json";
import type offer from "#messages/de/offer.json";
import type pairing from "#messages/de/pairing.json";
import type person from "#messages/de/person.json";
import type phone from "#messages/de/phone.json";
import type pilot from "#messages/de/pilot.json";
import type planning from "#messages/de/planning.json";
import type preview from "#messages/de/preview.json";
import type printers from "#messages/de/printers.json";
import type programs from "#messages/de/programs.json";
import type rollout from "#messages/de/rollout.json";
import type roster from "#messages/de/roster.json";
import type rules from "#messages/de/rules.json";
import type selection from "#messages/de/selection.json";
import type service from "#messages/de/service.json";
import type signIn from "#messages/de/signIn.json";
import type site from "#messages/de/site.json";
import type slip from "#messages/de/slip.json";
import type staff from "#messages/de/staff.json";
import type start from "#messages/de/start.json";
import type station from "#messages/de/station.json";
import type status from "#messages/de/status.json";
import type team from "#messages/de/team.json";
import type texts from "#messages/de/texts.json";
import type ticket from "#messages/de/ticket.json";
import type times from "#messages/de/times.json";
import type visitKinds from "#messages/de/visitKinds.json";
import type waitingRoom from "#messages/de/waitingRoom.json";
import type waitsBefore from "#messages/de/waitsBefore.json";
import type waitTimes from "#messages/de/waitTimes.json";
import type whatIf from "#messages/de/whatIf.json";
import type when from "#messages/de/when.json";
import type where from "#messages/de/where.json";
import type wishes from "#messages/de/wishes.json";
import type wishList from "#messages/de/wishList.json";

/** A folder for each language, in it a file for each room. */
export const TEXTS = "messages";

/** The rooms of the pages behind the sign-in, in German only. */
export const STAFF_ROOMS = [
	"absence",
	"account",
	"admin",
	"cityLimits",
	"closures",
	"collection",
	"devices",
	"figures",
	"films",
	"houseSignIn",
	"inbox",
	"invitations",
	"person",
	"phone",
	"pilot",
	"planning",
	"printers",
	"programs",
	"rollout",
	"roster",
	"rules",
	"signIn",
	"staff",
	"team",
	"texts",
	"visitKinds",
	"waitsBefore",
	"whatIf",
	"wishList",
] as const;

/** German, which every other language translates: a room's name is the first word of its keys. */
export interface Rooms {
	absence: typeof absence;
	account: typeof account;
	admin: typeof admin;
	afar: typeof afar;
	again: typeof again;
	announcement: typeof announcement;
	appointment: typeof appointment;
	attendance: typeof attendance;
	barrierReport: typeof barrierReport;
	booking: typeof booking;
	cancel: typeof cancel;
	cityLimits: typeof cityLimits;
	closures: typeof closures;
	collection: typeof collection;
	devices: typeof devices;
	display: typeof display;
	draw: typeof draw;
	effect: typeof effect;
	failure: typeof failure;
	faultReport: typeof faultReport;
	feedback: typeof feedback;
	figures: typeof figures;
	films: typeof films;
	holidays: typeof holidays;
	houseSignIn: typeof houseSignIn;
	improvements: typeof improvements;
	inbox: typeof inbox;
	invitation: typeof invitation;
	invitations: typeof invitations;
	kind: typeof kind;
	kiosk: typeof kiosk;
	language: typeof language;
	legal: typeof legal;
	limits: typeof limits;
	mail: typeof mail;
	manage: typeof manage;
	minors: typeof minors;
	mistake: typeof mistake;
	offer: typeof offer;
	pairing: typeof pairing;
	person: typeof person;
	phone: typeof phone;
	pilot: typeof pilot;
	planning: typeof planning;
	preview: typeof preview;
	printers: typeof printers;
	programs: typeof programs;
	rollout: typeof rollout;
	roster: typeof roster;
	rules: typeof rules;
	selection: typeof selection;
	service: typeof service;
	signIn: typeof signIn;
	site: typeof site;
	slip: typeof slip;
	staff: typeof staff;
	start: typeof start;
	station: typeof station;
	status: typeof status;
	team: typeof team;
	texts: typeof texts;
	ticket: typeof ticket;
	times: typeof times;
	visitKinds: typeof visitKinds;
	waitTimes: typeof waitTimes;
	waitingRoom: typeof waitingRoom;
	waitsBefore: typeof waitsBefore;
	whatIf: typeof whatIf;
	when: typeof when;
	where: typeof where;
	wishList: typeof wishList;
	wishes: typeof wishes;
}
export type RoomName = keyof Rooms;
