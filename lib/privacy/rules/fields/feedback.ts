import { field, type TableOf, words } from "#lib/privacy/rules/field.ts";

/** What people say, and what becomes of it. */
export const FEEDBACK: Readonly<Record<string, TableOf>> = {
	Feedback: {
		personal: {
			id: field("feedback", "Nummer der Rückmeldung", { stays: true }),
			type: field("feedback", "Art", { stays: true }),
			source: field("feedback", "Woher sie kam", { stays: true }),
			formKey: field("feedback", "Prüfwert des Formulars", { form: "derived" }),
			page: field("feedback", "Seite, um die es geht"),
			happenedAt: field("feedback", "Wann es geschah"),
			praise: field("feedback", "Was gut war"),
			text: field("feedback", "Was besser werden kann"),
			better: field("feedback", "Wie ein Text heißen soll"),
			textKey: field("feedback", "Welcher Text falsch sein soll", {
				stays: true,
			}),
			ratingBooking: field("feedback", "Bewertung der Buchung", {
				stays: true,
			}),
			ratingWaiting: field("feedback", "Bewertung der Wartezeit", {
				stays: true,
			}),
			ratingService: field("feedback", "Bewertung der Bedienung", {
				stays: true,
			}),
			replyEmail: field("reply", "E-Mail-Adresse für eine Antwort"),
			wantsNews: field("reply", "Möchte hören, was besser wurde"),
			repliedAt: field("feedback", "Wieder geschrieben am", { stays: true }),
			stationId: field("feedback", "Station", { stays: true }),
			serviceId: field("feedback", "Anliegen", { stays: true }),
			day: field("feedback", "Tag des Besuchs", { stays: true }),
			visitKind: field("feedback", "Mit oder ohne Termin", { stays: true }),
			locale: field("feedback", "Sprache", { stays: true }),
			status: field("feedback", "Stand", { stays: true }),
			assigneeId: field("author", "Wer sich kümmert"),
			createdAt: field("feedback", "Eingegangen am", { stays: true }),
			erasedAt: field("feedback", "Gelöscht am", { stays: true }),
		},
		plain: words("links version"),
	},
	FeedbackNote: {
		personal: {
			feedbackId: field("feedback", "Nummer der Rückmeldung"),
			userId: field("author", "Wer es notiert hat"),
			at: field("feedback", "Notiert am"),
			text: field("feedback", "Notiz der Koordination"),
		},
		plain: words("id formKey"),
	},
	FeedbackReply: {
		personal: {
			feedbackId: field("feedback", "Nummer der Rückmeldung"),
			at: field("feedback", "Geschrieben am"),
			text: field("feedback", "Was die Person noch schrieb"),
			formKey: field("feedback", "Prüfwert des Formulars", { form: "derived" }),
		},
		plain: words("id"),
	},
	FeedbackAsk: {
		personal: {},
		plain: words("id stationId serviceId day visitKind until used"),
	},
	FeedbackTopic: {
		personal: {
			feedbackId: field("feedback", "Nummer der Rückmeldung", { stays: true }),
			topicId: field("feedback", "Thema", { stays: true }),
		},
		plain: [],
	},
	Topic: {
		personal: {},
		plain: words("id name version"),
	},
	AnswerTemplate: {
		personal: {},
		plain: words("id name active version"),
	},
	AnswerTemplateText: {
		personal: {},
		plain: words("templateId locale text revision"),
	},
	Improvement: {
		personal: {},
		plain: words("id stationId position status publishedAt version"),
	},
	ImprovementText: {
		personal: {},
		plain: words("improvementId locale said done revision"),
	},
	ImprovementFeedback: {
		personal: {},
		plain: words("improvementId feedbackId"),
	},
};
