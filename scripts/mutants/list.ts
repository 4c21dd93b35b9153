import type { FoundBy, Mutant } from "#scripts/mutants/mutant.ts";

const unit = (test: string, title?: string): FoundBy => ({
	part: "unit",
	test: `tests/unit/${test}.test.ts`,
	...(title === undefined ? {} : { title }),
});

const integration = (test: string, title: string): FoundBy => ({
	part: "integration",
	test: `tests/integration/${test}.test.ts`,
	title,
});

const browser = (
	test: string,
	title: string,
	project: FoundBy["project"] = "chromium",
): FoundBy => ({
	part: "e2e",
	test: `tests/e2e/${test}.test.ts`,
	title,
	project,
});

/**
 * Mistakes from every room of the house. Whoever moves or rewrites a place makes the same mistake in the new one; whoever
 * gives a promise up takes its mistake out and makes another.
 */
export const MUTANTS: readonly Mutant[] = [
	// Pages from memory
	{
		name: "Everybody who opens the calendar gets the same key",
		file: "lib/finished/fresh.ts",
		find: "lists().getStore()?.push({ mark, make });",
		put: "",
		foundBy: unit(
			"finished/finished-pages",
			"a key that belongs to one answer",
		),
	},
	{
		name: "What an address says beyond the known does not matter",
		file: "scripts/server/finished/public-address.ts",
		find: `!("dienst" in known)) return null;`,
		put: `!("dienst" in known)) continue;`,
		foundBy: unit("finished/public-address", "whatever carries a token"),
	},
	{
		name: "Whoever asks after a change gets what was begun before it",
		file: "scripts/server/finished/finished-pages.ts",
		find: "if (page.startedAt >= askedAt) return true;",
		put: "if (page.startedAt >= askedAt - 60_000) return true;",
		foundBy: unit("finished/finished-pages", "whoever asks after a change"),
	},
	// What can be booked
	{
		name: "A form may ask for more persons than a service takes",
		file: "lib/catalog/rules/selection.ts",
		find: `quantity < 1 ||
		quantity > planOn(service, day).maxQuantity;`,
		put: "quantity < 1;",
		foundBy: unit("catalog/selection"),
	},
	{
		name: "A young person of 16 is told to come alone for a passport",
		file: "lib/catalog/minors/rules/minors.ts",
		find: "passport: { aloneFrom16: false,",
		put: "passport: { aloneFrom16: true,",
		foundBy: unit("catalog/minors"),
	},
	{
		name: "A new fee begins a day late",
		file: "lib/catalog/rules/fee.ts",
		find: "from <= day)",
		put: "from < day)",
		foundBy: unit("catalog/fee"),
	},

	// When there is room
	{
		name: "The last appointment ends five minutes after closing time",
		file: "lib/availability/rules/places.ts",
		find: "gridDown(span.until - request.minutes)",
		put: "gridDown(span.until - request.minutes + GRID_MINUTES)",
		foundBy: unit("availability/free-starts"),
	},
	{
		name: "A hold that ran out keeps its time for ever",
		file: "lib/availability/rules/places.ts",
		find: "if (holdExpiresAt !== null && holdExpiresAt <= now) continue;",
		put: "",
		foundBy: unit("availability/free-starts"),
	},
	{
		name: "A closure ends a day early",
		file: "lib/availability/rules/closure.ts",
		find: "date <= closure.endDate",
		put: "date < closure.endDate",
		foundBy: unit("availability/closure"),
	},
	{
		name: "The office opens on public holidays",
		file: "lib/availability/rules/compose.ts",
		find: "publicHolidayOn(date) && !openHolidays?.has(date)",
		put: "openHolidays?.has(date) === false",
		foundBy: unit("availability/compose"),
	},
	{
		name: "Minutes are read in the zone of the server",
		file: "lib/time.ts",
		find: "const time = zoned(instant);",
		put: "const time = instant.toZonedDateTimeISO(Temporal.Now.timeZoneId());",
		foundBy: unit("time"),
	},

	// Booking
	{
		name: "PostgreSQL does not refuse two appointments at one desk",
		file: "prisma/migrations/20261122080000_init/migration.sql",
		find: "WHERE (\"status\" IN ('held', 'booked', 'arrived', 'called', 'serving', 'done', 'unsettled')) DEFERRABLE",
		put: "WHERE (\"status\" IN ('unsettled')) DEFERRABLE",
		foundBy: integration("booking/races", "PostgreSQL itself refuses"),
	},
	{
		name: "Whoever has a reservation's link and knows the name gets the booking's number",
		file: "lib/booking/hold/commands/confirm-hold.ts",
		find: "return isOwn && isSame && !isClosed;",
		put: "return isSame && !isClosed;",
		foundBy: integration(
			"booking/strangers",
			"who knows the hold's link and the right name",
		),
	},
	{
		name: "The event of a cancellation is lost",
		file: "lib/booking/manage/commands/cancel-appointment.ts",
		find: "await recordTransition(",
		put: "void (async (..._: unknown[]) => {})(",
		foundBy: integration("booking/managing", "a citizen sees and cancels"),
	},
	{
		name: "An appointment can be moved at the last minute",
		file: "lib/booking/booking.ts",
		find: "startsAt - cutoffMinutes * 60_000",
		put: "startsAt",
		foundBy: integration("booking/moving", "from the cut-off on"),
	},
	{
		name: "A PIN may be guessed as often as one likes",
		file: "lib/booking/commands/try-pin.ts",
		find: "row !== undefined && isRight && row.failures < MAX_PIN_FAILURES",
		put: "row !== undefined && isRight",
		foundBy: integration("booking/changing", "ten wrong PINs"),
	},
	{
		name: "What clerks wrote to a citizen is never erased",
		file: "lib/booking/commands/erase-contacts.ts",
		find: "where: { message: { appointment: { endsAt: { lte: ended } } } },",
		put: "where: { messageId: { in: [] } },",
		foundBy: integration("booking/erasing", "seven days after the appointment"),
	},

	// The queue
	{
		name: "Somebody without an appointment waits for all who have one",
		file: "lib/queue/order/rules/order.ts",
		find: "if (now - arrivedAt - servedBefore > rules.patienceMinutes * MINUTE)",
		put: "if (now - arrivedAt - servedBefore > 24 * 60 * MINUTE)",
		foundBy: unit("queue/order"),
	},
	{
		name: "Minutes at a desk count as waiting for the next one",
		file: "lib/queue/order/rules/order.ts",
		find: "if (now - arrivedAt - servedBefore > rules.patienceMinutes * MINUTE)",
		put: "if (now - arrivedAt > rules.patienceMinutes * MINUTE)",
		foundBy: unit("queue/walk"),
	},
	{
		name: "Whoever was sent on yields to nobody for having been at a desk",
		file: "lib/queue/order/rules/order.ts",
		find: "const yields = now - since - servedBefore < yieldMinutes * MINUTE;",
		put: "const yields = now - since < yieldMinutes * MINUTE;",
		foundBy: unit("queue/walk"),
	},
	{
		name: "Somebody is a no-show in the moment of the call",
		file: "lib/queue/visit/rules/steps.ts",
		find: "calledAt + noShowMinutes * 60_000",
		put: "calledAt",
		foundBy: unit("queue/rules"),
	},
	{
		name: "Tickets are drawn that nobody can serve before closing time",
		file: "lib/queue/waits/rules/walk-ins.ts",
		find: "minute + (wait?.minutes ?? patienceMinutes) + minutes > closing",
		put: "minute > closing",
		foundBy: unit("queue/rules"),
	},
	{
		name: "Taking a step back forgets the note that stood there before",
		file: "lib/queue/visit/commands/undo-step.ts",
		find: "{ note, missing, priorityReason }, steps)",
		put: "{ missing, priorityReason }, steps)",
		foundBy: integration("queue/at-the-desk", "each step can be taken back"),
	},

	// Planning
	{
		name: "The same new time is offered to two people",
		file: "lib/planning/change/rules/nearest.ts",
		find: "places.take(one.appointment, best);",
		put: "",
		foundBy: unit("planning/nearest"),
	},
	{
		name: "A lead plans with the desk of another station",
		file: "lib/planning/roster/commands/write-roster.ts",
		find: "desks.some(({ id }) => id > 0 && !isOwn(id))",
		put: "desks.length === 0",
		foundBy: integration("planning/roster", "another station's roster"),
	},
	{
		name: "A new time that somebody declined stays held",
		file: "lib/planning/change/commands/answer-offer.ts",
		find: "if (count > 0 && found.hold) await freeOffer(tx, found.hold, now);",
		put: "",
		foundBy: integration("planning/answers", "whoever declines"),
	},

	// Mails
	{
		name: "A mail that the mail server refused counts as sent",
		file: "lib/notifications/delivery/commands/deliver.ts",
		find: ': final && { status: "failed" }',
		put: ': final && { status: "sent" }',
		foundBy: integration(
			"notifications",
			"lists an address that the mail server refuses for good",
		),
	},
	{
		name: "A link in an English mail leads to a German page",
		file: "lib/notifications/letter/queries/letter-parts.ts",
		find: "} = paths(locale);",
		put: '} = paths("de");',
		foundBy: integration("notifications", "leads whoever booked in English"),
	},
	{
		name: "Somebody who has cancelled is reminded",
		file: "lib/notifications/commands/remind-due.ts",
		find: "WHERE a.status = 'booked' AND c.email IS NOT NULL",
		put: "WHERE a.reference IS NOT NULL AND c.email IS NOT NULL",
		foundBy: integration("reminders", "reminds nobody who has cancelled"),
	},
	{
		name: "Whatever was typed as a name stands in a mail of the city",
		file: "lib/notifications/letter/rules/name.ts",
		find: "return isName ? name : null;",
		put: "return name;",
		foundBy: unit("notifications/name"),
	},
	{
		name: "A name with a tag becomes HTML in a mail",
		file: "lib/notifications/letter/rules/html.ts",
		find: "replace(/[&<>\"']/g,",
		put: "replace(/[&]/g,",
		foundBy: unit("notifications/mail"),
	},

	// Feedback
	{
		name: "A blackened name stays where it is written in capitals",
		file: "lib/feedback/rules/blacken.ts",
		find: '"giu"), BAR)',
		put: '"gu"), BAR)',
		foundBy: unit("feedback/opinion"),
	},
	{
		name: "Everybody is asked again and again how it was",
		file: "lib/feedback/commands/ask-due.ts",
		find: "AND NOT EXISTS (SELECT 1 FROM message m WHERE m.appointment_id = a.id AND m.kind = 'feedback')",
		put: "",
		foundBy: integration("feedback/asking", "whoever allowed it is asked once"),
	},

	// Figures
	{
		name: "A figure tells about four people",
		file: "lib/pilot/figures/rules/cell.ts",
		find: "people > 0 && people < FEWEST_PEOPLE;",
		put: "people > 0 && people < FEWEST_PEOPLE - 1;",
		foundBy: unit("pilot/cells"),
	},
	{
		name: "What nobody has measured counts as nought",
		file: "lib/pilot/figures/rules/cell.ts",
		find: `people === 0 || value === null
		? NOTHING
		: { value: Math.round(value * 10) / 10, few: false };`,
		put: "{ value: Math.round((value ?? 0) * 10) / 10, few: false };",
		foundBy: unit("pilot/cells"),
	},
	{
		name: "An answer is counted twice",
		file: "lib/pilot/figures/commands/count-answers.ts",
		find: "else tally().delete(key);",
		put: "",
		foundBy: integration("pilot/counting", "opened pages add up"),
	},

	// Staff and their accounts
	{
		name: "A clerk may close the office",
		file: "lib/auth/rules/permission.ts",
		find: "clerk: AT_THE_DESK,",
		put: 'clerk: { ...AT_THE_DESK, "closure:write": "own" },',
		foundBy: unit("auth/permission"),
	},
	{
		name: "A right at the own station holds at every station",
		file: "lib/auth/rules/permission.ts",
		find: ": stationIds.includes(stationId);",
		put: ": stationIds.length > 0;",
		foundBy: unit("auth/permission"),
	},
	{
		name: "A page of staff asks nobody who they are",
		file: "app/(staff)/admin/stationen/page.tsx",
		find: "requireActor(",
		put: "anybody(",
		foundBy: unit("auth/access"),
	},
	{
		name: "Nobody learns that somebody tried what they may not",
		file: "lib/auth/queries/authorise.ts",
		find: 'action: "denied",',
		put: 'action: "allowed",',
		foundBy: integration("auth/authorise", "nobody has a right to a station"),
	},
	{
		name: "A second factor's code signs in twice",
		file: "lib/auth/commands/sign-in-code.ts",
		find: "BigInt(step) <= user.totpStep",
		put: "BigInt(step) < user.totpStep",
		foundBy: integration("auth/second-factor", "a code opens once"),
	},

	// Screens in the house
	{
		name: "A pairing code pairs a second screen",
		file: "lib/devices/commands/pair-device.ts",
		find: `codeHash: null,
				codeExpiresAt: null,`,
		put: "",
		foundBy: integration("devices/pairing", "a code pairs one browser, once"),
	},

	// The gate
	{
		name: "A form on a foreign page is taken for one of ours",
		file: "scripts/server/bounds.ts",
		find: "from !== (forwarded?.trim() || headers.host) && from !== publicHost",
		put: "from === undefined",
		foundBy: unit("platform/gate"),
	},
	{
		name: "A client says itself from which address it comes",
		file: "scripts/server/client-address.ts",
		find: 'plainAddress(hops.pop() ?? "")',
		put: 'plainAddress(hops.shift() ?? "")',
		foundBy: unit("platform/server"),
	},
	{
		name: "A person's name stands in the log beside an error",
		file: "lib/runtime/log.ts",
		find: '{ type: name ?? "object", message,',
		put: '{ ...error, type: name ?? "object", message,',
		foundBy: unit("platform/log"),
	},

	// Backups
	{
		name: "A backup leaves out who comes",
		file: "scripts/backup/make-backup.ts",
		find: "ours.filter(({ lasting }) => lasting)",
		put: 'ours.filter(({ lasting, name }) => lasting && name !== "contact")',
		foundBy: integration(
			"backup/round-trip",
			"every row of every table comes back",
		),
	},
	{
		name: "Restoring throws booked appointments away without being told to",
		file: "scripts/backup/target.ts",
		find: 'if (!replace && tables.includes("appointment")) await refuseBooked(client);',
		put: "",
		foundBy: integration("backup/round-trip", "with --replace everything"),
	},

	// Words
	{
		name: "One result is called “1 results”",
		file: "messages/en/start.json",
		find: "one {# result} other {# results}} for",
		put: "one {# results} other {# results}} for",
		foundBy: unit("messages"),
	},
	{
		name: "An English text leaves out what is to be filled in",
		file: "messages/en/where.json",
		find: "{days, plural, one {tomorrow} other {within the next # days}}",
		put: "soon",
		foundBy: unit("messages"),
	},

	// Pages
	{
		name: "A button is shown that does nothing without JavaScript",
		file: "components/page/print-button.tsx",
		find: ' data-needs="print"',
		put: "",
		foundBy: unit("pages/listening"),
	},
	{
		name: "A field has lost its label",
		file: "components/ui/field-shell.tsx",
		find: '<label className="kern-label" htmlFor={id}>',
		put: '<label className="kern-label">',
		foundBy: browser("access", "the form for faults"),
	},
	{
		name: "Grey words are too pale to be read",
		file: "tailwind.config.ts",
		find: 'muted: kern("color-layout-text-muted-contextual")',
		put: 'muted: "#b0b0b0"',
		foundBy: browser("access", "the form for faults"),
	},
	{
		name: "Nobody sees where the keyboard is",
		file: "app/globals.css",
		find: "outline: 4px solid var(--kern-color-action-focus-default-contextual);",
		put: "outline: none;",
		foundBy: browser("keyboard", "a citizen books with the keyboard alone"),
	},
	{
		name: "A form that has a mistake in it comes back empty",
		file: "components/ui/text-area.tsx",
		find: "defaultValue={value}",
		put: 'defaultValue=""',
		foundBy: browser("barrier-report", "a text of 5,000 letters"),
	},
	{
		name: "Scripts of strangers may run on every page",
		file: "app/_request/security-policy.ts",
		find: "'strict-dynamic'",
		put: "'strict-dynamic' 'unsafe-inline'",
		foundBy: browser("headers", "every page has a strict policy"),
	},
	{
		name: "Pages that need no script bring some along",
		file: "components/page/page.tsx",
		find: 'return <meta name="scripts" content="none" />;',
		put: "return null;",
		foundBy: browser("legal", "the privacy page has the durations"),
	},
	{
		name: "A time can be reserved with JavaScript only",
		file: "components/form/action-form.tsx",
		find: 'type="hidden" name=',
		put: 'type="hidden" data-action=',
		foundBy: browser(
			"booking.english",
			"in English, too: five steps",
			"ohne-js",
		),
	},
	{
		name: "The English calendar leads on to German pages",
		file: "app/[locale]/(citizen)/termine/zeit/page.tsx",
		find: "const to = paths(locale);",
		put: 'const to = paths("de");',
		foundBy: browser("booking.english", "in English, too: five steps"),
	},

	// Many processes
	{
		name: "A replica that has not heard of a closure yet shows its times",
		file: "lib/finished/finished.ts",
		find: "if (!(version >= Number(known.of(source)))) return false;",
		put: 'if (known.of(source) === "") return false;',
		foundBy: integration(
			"replica",
			"what the replica has not heard of yet is read from the database",
		),
	},
	{
		name: "A process that ends keeps its connections, and cuts them in the end",
		file: "scripts/server/ending.ts",
		find: "if (isEnding()) response.shouldKeepAlive = false;",
		put: "",
		foundBy: browser("processes", "a process that is to end tells balancers"),
	},
	{
		name: "A busy database takes a process out of its balancer",
		file: "lib/db/health.ts",
		find: "isKnown && monotonic() - Math.max(at, answeredAt()) < LATELY_MS",
		put: "false",
		foundBy: integration("health", "a database that is busy is not away"),
	},

	// A crowd
	{
		name: "The rate is led by the load of now alone, and swings",
		file: "lib/crowd/rules/step.ts",
		find: "const LATELY_SECONDS = 40;",
		put: "const LATELY_SECONDS = 1;",
		foundBy: unit("crowd/release"),
	},
	{
		name: "More people are let in than have shown what they cost",
		file: "lib/crowd/rules/step.ts",
		find: "const UNPROVEN = 1.5;",
		put: "const UNPROVEN = 15;",
		foundBy: unit("crowd/release"),
	},
	{
		name: "A lot favours some",
		file: "lib/crowd/rules/draw.ts",
		find: "Math.floor(share * Math.max(1, entries))",
		put: "Math.floor(share * share * Math.max(1, entries))",
		foundBy: unit("crowd/places"),
	},
	{
		name: "A pass goes along to other people's pages",
		file: "scripts/server/waiting-room/with-pass.ts",
		find: 'address.startsWith("/") && isOnTheWay(address)',
		put: "/termine/.test(address)",
		foundBy: unit("crowd/way"),
	},
	{
		name: "A place lets in whoever has a copy of it",
		file: "lib/crowd/commands/enter.ts",
		find: "const ONCE_MORE_SECONDS = 60;",
		put: "const ONCE_MORE_SECONDS = 3600;",
		foundBy: integration(
			"crowd/waiting-room",
			"whose turn it is comes in when they want to",
		),
	},
	{
		name: "Whoever says that they were choosing is always believed",
		file: "lib/crowd/rules/under-way.ts",
		find: "clients.set(client, count - 1);",
		put: "",
		foundBy: unit("crowd/places"),
	},
	// Times by lot
	{
		name: "Nobody changes rooms for somebody drawn later",
		file: "lib/draw/rules/give-out.ts",
		find: "if (this.#settle(other)) return true;",
		put: "",
		foundBy: unit("draw/give-out"),
	},
	{
		name: "The order of a draw does not depend on the wishes",
		file: "lib/draw/rules/lot.ts",
		find: ".update(wordsOf(batch))",
		put: ".update(batch.groups.length.toString())",
		foundBy: unit("draw/verify"),
	},
	{
		name: "The last wish of a household counts, not the first",
		file: "lib/draw/rules/persons.ts",
		find: "a.at - b.at",
		put: "b.at - a.at",
		foundBy: unit("draw/persons"),
	},
	{
		name: "The counter books what is to be drawn",
		file: "lib/availability/rules/places.ts",
		find: '&& request.channel === "staff" && !byLot',
		put: '&& request.channel === "staff"',
		foundBy: unit("availability/free-starts.properties"),
	},
	// What one may take
	{
		name: "Many addresses together take a whole day",
		file: "lib/booking/limits/rules/price.ts",
		find: "const isAgain = isBounded && day.client > 0 && onDay > 0;",
		put: "const isAgain = false;",
		foundBy: unit("limits/price"),
	},
	{
		name: "What clients have open beyond their first time of a day counts for nothing",
		file: "lib/booking/limits/queries/standing.ts",
		find: "FILTER (WHERE place > 1 OR EXISTS (",
		put: "FILTER (WHERE place > 1000 OR EXISTS (",
		foundBy: integration(
			"limits/client",
			"fifty addresses that pay what they are asked get a time each",
		),
	},
	{
		name: "A reservation that ran out makes room for a second one, and both are booked",
		file: "lib/booking/limits/commands/count-booked.ts",
		find: "const isAgain = (taken.get(own)?.points ?? 0) > minutes;",
		put: "const isAgain = false;",
		foundBy: integration(
			"limits/client",
			"what fifty addresses reserved and let run out counts",
		),
	},
	{
		name: "Work may be shown twice",
		file: "lib/booking/limits/commands/admission.ts",
		find: "if (waited === null || around.isTicketUsed) return refuse",
		put: "if (waited === null) return refuse",
		foundBy: integration(
			"limits/client",
			"work belongs to one ticket, and the ticket to one client",
		),
	},
	{
		name: "A name spelled otherwise is another person's",
		file: "lib/booking/limits/rules/same-person.ts",
		find: "return slips(a, b) <= Math.max(2, Math.floor(letters / 5));",
		put: "return slips(a, b) <= Math.max(9, Math.floor(letters / 2));",
		foundBy: unit("limits/same-person"),
	},
	// Times that were given back
	{
		name: "Invented names of one client have any number of offers open",
		file: "lib/wishes/rules/choose.ts",
		find: "wish.openOffersOfClient < settings.wishOffersOfClient",
		put: "true",
		foundBy: unit("wishes/choose"),
	},
	{
		name: "An offer is open until it is too late for anybody else",
		file: "lib/wishes/rules/offer-time.ts",
		find: "Math.max(offerMinMinutes, (last - now) / MINUTE / waves)",
		put: "(last - now) / MINUTE",
		foundBy: unit("wishes/wanted"),
	},
	{
		name: "Whoever let a time pass is offered it again",
		file: "lib/wishes/rules/choose.ts",
		find: "time.stationId === stationId &&",
		put: "time.stationId === 0 &&",
		foundBy: unit("wishes/choose"),
	},
	{
		name: "A time that was given back is everybody's after minutes that anybody can tell",
		file: "lib/booking/rules/keep-back.ts",
		find: "chance * (freedMaxMinutes - freedMinMinutes)",
		put: "0 * (freedMaxMinutes - freedMinMinutes)",
		foundBy: unit("booking/keep-back"),
	},
	// Nobody coming
	{
		name: "A difference is called clear that the lot alone would make",
		file: "lib/attendance/rules/trial.ts",
		find: "(from > 0 || until < 0) && byLot + lotError <= LEVEL",
		put: "from > 0 || until < 0",
		foundBy: unit("attendance/trial"),
	},
	{
		name: "More is offered again than people without an appointment bear",
		file: "lib/attendance/rules/options.ts",
		find: "export const MOST_MORE = 2.5;",
		put: "export const MOST_MORE = 25;",
		foundBy: unit("attendance/offer"),
	},
	// What is known about people
	{
		name: "A name alone leads to whoever bears it",
		file: "lib/privacy/rules/sought.ts",
		find: 'if (!key && !email.includes("@"))',
		put: "if (key === undefined)",
		foundBy: unit("privacy/sought"),
	},
	{
		name: "Whoever is at the desk is forgotten while they sit there",
		file: "lib/privacy/rules/remains.ts",
		find: "!isHere(one) && !isComing(one)",
		put: "!isComing(one)",
		foundBy: unit("privacy/sought"),
	},
	{
		name: "The sheet calls data of citizens those of the staff",
		file: "lib/privacy/rules/register.ts",
		find: 'kindOf(kind).whose === "citizen"',
		put: 'kindOf(kind).whose === "staff"',
		foundBy: integration("privacy/person", "everything that is stored"),
	},
];
