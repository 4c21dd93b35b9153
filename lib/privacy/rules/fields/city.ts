import { field, type TableOf, words } from "#lib/privacy/rules/field.ts";

/** The city, its stations and services: nothing about anybody but who confirmed it. */
export const CITY: Readonly<Record<string, TableOf>> = {
	City: {
		personal: {},
		plain: words(
			"id version catalogVersion maxServices maxMinutes staffGoesOnlineDays freeHeldMinutes freeReservations networkMinutes cityMinutes dayShare networkDayShare againDayShare waitedMinutes waitedMinutesCity personMinutes contactMinutes onePerConcern maxMoves contactDays actorDays reminderHours feedbackDays auditDays feedbackDueDays freedMinMinutes freedMaxMinutes wishOffersAtOnce wishOffersOfClient wishesPerPerson offerMinMinutes offerMaxMinutes quietFromMinute quietUntilMinute urgentDays fitDays urgentNeedsProof totpRoles leaverDays passwordsOffAt emergencyUserId unusedDays promiseDays textsVersion pushCalls pushEndedAt collectionReminderDays collectionKeepDays collectionServiceId",
		),
	},
	Station: {
		personal: {
			confirmedById: field("author", "Wer die Angaben bestätigt hat"),
		},
		plain: words(
			"id slug position phase shortName district building street postcode city phone latitude longitude ortsteile version leadMinutes horizonDays holdMinutes usefulGapMinutes cutoffMinutes lateMinutes patienceMinutes yieldMinutes noShowMinutes checkInMinutes afarPerHour prefersLanguage walkInShare releaseDaysBefore releaseMinute byLot drawDays contactRule maxPerContact confirmedAt listed lastDay videoBy videoAddress",
		),
	},
	RemoteService: {
		personal: {},
		plain: words("stationId serviceId kind"),
	},
	StationAccess: {
		personal: {},
		plain: words("stationId fact present"),
	},
	StationText: {
		personal: {},
		plain: words("stationId locale name directions accessibility revision"),
	},
	BuildingHours: {
		personal: {},
		plain: words("id stationId weekday fromMinute untilMinute"),
	},
	Category: {
		personal: {},
		plain: words("id slug position"),
	},
	CategoryText: {
		personal: {},
		plain: words("categoryId locale name revision"),
	},
	CombineGroup: {
		personal: {},
		plain: words("id slug combinesWithin combinesWithAll"),
	},
	Service: {
		personal: {},
		plain: words(
			"id slug categoryId combineGroupId position durationMinutes extraMinutes maxQuantity leikaKey personalPresence walkInSuitable bookable popular collectsDocument searchWords minorRule document version lastDay sourceKey sourceFields",
		),
	},
	ServiceLength: {
		personal: {},
		plain: words("serviceId until durationMinutes extraMinutes"),
	},
	ServicePlan: {
		personal: {},
		plain: words(
			"serviceId validFrom durationMinutes extraMinutes maxQuantity combineGroupId",
		),
	},
	ServiceDraft: {
		personal: { userId: field("draft", "Wer es getippt hat") },
		plain: words("id serviceId version at base fields"),
	},
	CatalogImport: {
		personal: { userId: field("draft", "Wer es eingelesen hat") },
		plain: words("id at source services"),
	},
	TextCorrection: {
		personal: { userId: field("author", "Wer den Text geändert hat") },
		plain: words("id locale key text german at"),
	},
	Printer: {
		personal: {},
		plain: words(
			"id stationId deviceId atCounter name host port columns state askedAt",
		),
	},
	SignFilm: {
		personal: {},
		plain: words(
			"place film filmType poster posterType captions words version changedAt",
		),
	},
	TextReview: {
		personal: { userId: field("author", "Wer die Sprache gelesen hat") },
		plain: words("locale room checksum at"),
	},
	ServiceText: {
		personal: {},
		plain: words(
			"serviceId locale name summary quantityLabel documents searchWords hint onlineAlternative onlineUrl referral referralAddress referralUrl revision",
		),
	},
	ShippedWords: {
		personal: {},
		plain: words("serviceId locale words"),
	},
	ServiceFee: {
		personal: {},
		plain: words("serviceId locale validFrom lines"),
	},
	Desk: {
		personal: {},
		plain: words("id stationId position name active servesAll ownDays feedKey"),
	},
	DeskService: {
		personal: {},
		plain: words("deskId serviceId"),
	},
};
