// Help on the screens of one child’s file, and on printing, of one child or many.
import type { Screen } from './screen';

const CHILD = '^/pupil/[^/]+';

export const CHILD_SCREENS: readonly Screen[] = [
  {
    at: /^\/pupil\/new$/,
    topics: [
      {
        heading: 'Add a child',
        paragraphs: [
          'The legal name, the date of birth and the sex are enough. The year group follows from the date of birth.',
          'Many children at once come in by Settings, Import, from the list that your MIS exports.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/overview/stage$`),
    topics: [
      {
        heading: 'Decide a stage',
        paragraphs: [
          'Say what is decided, from which day, why and by whom. The list of what should be in place warns; it never stops you.',
          'The stage that ends is kept in the history with its dates.',
          'A child leaves the register when progress is sufficient and lasts. Say when the parents and which class teacher were consulted; without one of them, say why. Who leaves the pathway stays on the watch list until somebody has looked again.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/overview/letters`),
    topics: [
      {
        heading: 'Letters',
        paragraphs: [
          'A letter begins in the school’s own words, filled from the record. Put right what you like; it is kept as it then reads, and printed.',
          'A letter about entering the register, or about help that has begun, records that the parents were told, from the day on it.',
          'The page for a supply teacher says what keeps the child safe, what helps and whom to ask, on one side.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/(concern|overview/concern)`),
    topics: [
      {
        heading: 'Concerns',
        paragraphs: [
          'What was seen before there is any plan: in plain words, with what shows it, and talked over with the parents.',
          'A concern is decided within six weeks, or as many as Settings say: watch, place on a stage, or nothing further. The children with an open concern are the watch list of the register.',
        ],
      },
      {
        heading: 'Raising a concern',
        needs: 'concern_write',
        paragraphs: [
          'Progress is less than expected where one of the four tests is found, each with what shows it. Until the end of Year 1 the check at the age of two is asked about too: what the health visitor and the nursery saw then.',
          'Attendance, health, trauma and the like are not SEND in themselves. Answer each with yes or no, with what is known of it.',
          'Learning English is considered in its own right: the languages at home, how long the child has been learning English, and what was done to tell it from a need.',
          'The initial concern form is filled in with the parents, on the screen or on paper: “Print the form”.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/profile`),
    topics: [
      {
        heading: 'Profile',
        paragraphs: [
          'One page in the child’s own words: what people admire, what matters, what helps. Write it together.',
          'It prints on one page. An earlier profile is kept when a fresh one is begun.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/assessment`),
    topics: [
      {
        heading: 'Assessment',
        paragraphs: [
          'Strengths, needs and views brought together area by area, with everybody who contributed and when. Leave an area empty where there is nothing to say.',
          'Where the pathway asks for one, a stage that needs it warns until it is written. A later assessment stands beside the one before.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/plan/edit`),
    topics: [
      {
        heading: 'Writing a plan',
        paragraphs: [
          'An outcome says what everybody hopes for. Under it stand targets: what the child will do, measured how, from what to what, by when.',
          'A quiet hint shows where a target has no number or no date. It never stops you saving.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/plan`),
    topics: [
      {
        heading: 'Plan',
        paragraphs: [
          'The plan in place, with its targets and what helps. Cycles stand above it: each ends with a review, and a closed one stays as it was.',
          'A target can be rated on any day. The review gathers the latest ratings.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/reviews/open`),
    topics: [
      {
        heading: 'Holding a review',
        paragraphs: [
          'Rate each target beside its last rating, write down what the child and the parents say, then decide. It saves as you go.',
          'What the child says can be a face, numbers, sentences to finish, or “would rather not say”, with the name of whoever wrote it down. Parents attended, were phoned, sent their views or declined; each counts for the three meetings of the year as it was.',
          'Nothing is final until you have checked it and closed it. What is not met is carried over to the next cycle.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/reviews`),
    topics: [
      {
        heading: 'Reviews',
        paragraphs: [
          'Every closed review, as it was on its day. “Side by side” shows how each target has moved from one to the next.',
          'Nobody changes a closed review. “Write a correction” puts beside it, with today’s date, what is right; it is on the printed record too.',
          '“Print” makes the record of that very review for a parent or a file, however long ago it was held, with its corrections beside it.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/notes`),
    topics: [
      {
        heading: 'Notes',
        paragraphs: [
          'Write facts and the child’s own words, and the day on which it happened. A note can be changed; what stood there before is kept in the history.',
        ],
      },
      {
        heading: 'Contact with parents',
        paragraphs: [
          'A contact with parents, or a meeting, says how they took part: met in person, spoke by phone, sent their views, declined, did not come. Met in person or by phone counts as one of the year’s three meetings; the count stands on the overview and on the register.',
          'It is recorded here, or quicker with “Record a contact with parents” on the overview and among the contacts. What parents say in a review or at a parents’ evening is recorded there and counts by itself.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/medical/edit`),
    topics: [
      {
        heading: 'Writing a healthcare plan',
        paragraphs: [
          'The emergency first: what counts as one, what to do in which order, whom to call, where the medicine is. Everybody who sees the child reads it at once, the office too.',
          'The rest is what is done every day, on trips and in PE. The child need not be on the register.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/medical`),
    topics: [
      {
        heading: 'Medical',
        paragraphs: [
          'What to do in an emergency stands on top. Beneath it are the medicines that the school holds, when each was given, and who is trained. What expires soon, and the yearly review, stand on Today.',
        ],
      },
      {
        heading: 'Writing down a medicine',
        needs: 'medicine_give',
        paragraphs: [
          'Whoever gives it writes it down. An entry can be put right until the end of the day; after that it stays, and a correction is written beside it.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/adjustments`),
    topics: [
      {
        heading: 'Adjustments',
        paragraphs: [
          'A disability under the Equality Act, what the school does differently, and the access arrangements for tests. A disability alone does not put a child on the register.',
          'Adjustments and this year’s arrangements stand on the printed plan and on the page for a supply teacher.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/team/chronology`),
    topics: [
      {
        heading: 'Chronology',
        paragraphs: [
          'What mattered, in its order. Stages, reviews, agencies, meetings, reduced timetables and the steps of an EHC plan are gathered from the record by themselves; add only what stands nowhere else, and where it is known from.',
          'A restricted entry is seen by the SENCO and the headteacher alone. It is left off the paper unless you ask for it, and marked if you do.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/team/timetable`),
    topics: [
      {
        heading: 'Reduced timetable',
        paragraphs: [
          'A reintegration plan: set out the weeks between the first and the last day, and type the hours of each day as 2.5 or 2:30. A week with fewer hours than the one before is marked.',
          'The list of what should be in place warns when the plan begins and takes your reason; it never stops you. Everybody meets every fortnight, and Today shows when.',
          'The register says C2 while the child is at home by such an agreement. Extending a plan makes a new one that everybody agrees anew.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/team`),
    topics: [
      {
        heading: 'Team',
        paragraphs: [
          'Who works together for the child, and who leads: a colleague, or somebody of another service, who gets no sight of the file by it.',
          'Plan a meeting and print the invitations. Afterwards write it up: who came, what was said, and what was agreed. Each action stands on Today until it is done; the next meeting is planned with the same people.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/agencies`),
    topics: [
      {
        heading: 'Agencies',
        paragraphs: [
          'Which services work with the child: the referral and its consent, visits, reports, and what becomes of each thing they recommend: a line of the plan, something that somebody does, or not taken up, with the reason.',
          'Consent is asked again when a new service joins. The services themselves are kept under Settings, Agencies.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/ehcp/plan`),
    topics: [
      {
        heading: 'Recording an EHC plan',
        needs: 'ehc_write',
        paragraphs: [
          'Say of each section whether it is there and kept apart from the others; the law asks for that. Write out what staff need: the outcomes, and each line of Section F with who, how often and how long.',
          'Link a line of Section F to the targets that it is worked on by. The delivery plan on paper then shows both together.',
          'An amended plan is a new version. The one before stays as it was.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/ehcp`),
    topics: [
      {
        heading: 'EHCP',
        paragraphs: [
          'A request for an assessment from the headteacher’s sign-off to the final plan, the plan in its versions, and its annual and interim reviews. Press a date to see its rule, from when it is counted, and where it is written.',
          'In the years before a move to another phase it says by when the plan that names the next school is due, and by when the review should meet.',
          'Say when the parents were told of mediation and appeal, after a request and after each review. Their time to appeal is counted from a decision to leave the plan as it is or to end it, or from the day of the amended plan.',
          'A step that was late, or that does not apply, takes a reason. Nothing that is missing stops a request.',
        ],
      },
      {
        heading: 'Papers',
        needs: 'ehc_print',
        paragraphs: [
          'Requests for advice, invitations and the report are under Papers beside each review; the delivery plan beside the plan; the school’s advice beside its step of the request.',
          'A plan is shown only with consent or for a purpose that the law lists. Record each time under “Who has seen the plan”.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/contacts`),
    topics: [
      {
        heading: 'Contacts',
        paragraphs: [
          'Parents and carers in the order in which they are called, who has parental responsibility, and who must not be told anything.',
          '“Papers for the family” keeps how this family likes to read: large print, tinted paper, easier spacing, headings in their language.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/history/compare$`),
    topics: [
      {
        heading: 'Comparing two versions',
        paragraphs: [
          'Choose what to compare, then an earlier and a later version. The latest stands beside the one before it to begin with.',
          'What was put in is underlined with a plus sign; what was taken out is struck through with a minus sign. Read it in one text, or side by side.',
          'Contacts, referrals, meetings of the team, reduced timetables, disabilities, adjustments, access arrangements and entries of the chronology have “Compare versions” in their own menu once they were changed.',
          'A plan is compared with its targets, each with its small steps, strategies and provision, in the order of the paper. The wordings of letters are compared under Settings, Letters.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/history`),
    topics: [
      {
        heading: 'History',
        paragraphs: [
          'Who changed what and when, from what to what, and who has opened this record. Nobody can alter it.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/documents`),
    topics: [
      {
        heading: 'Documents',
        paragraphs: [
          'Reports, letters and photos of work: PDF, Word, JPEG or PNG, up to 25 MB each. Drag them in or choose them, say what each is, and attach. They are kept encrypted inside the school’s file.',
          'A picture is written anew as it comes in, so that where and when it was taken does not stay in it.',
        ],
      },
      {
        heading: 'Who may open a document',
        needs: 'attachment_write',
        paragraphs: [
          'A document is for everybody who may read the record, or restricted. Nobody else is told that a restricted one is there. The SENCO may name people who need it.',
          '“Save a copy” takes it out of Waymark, and is noted. “Who is this for?” keeps to whom it went.',
        ],
      },
    ],
  },
  {
    at: new RegExp(`${CHILD}/protection`),
    topics: [
      {
        heading: 'A request to see the record',
        paragraphs: [
          'A parent, or a child who is old enough, may ask to see everything that is kept, in whatever words. Record it on the day it comes: the answer is owed within one calendar month, and Today counts down. A complex one may take up to two months more, if you say so within the first.',
          '“Take everything out” makes a PDF to read through and a JSON file for machines. Names of other people are marked in it: decide what is blacked out before it goes out.',
        ],
      },
      {
        heading: 'What left the building',
        needs: 'disclosure_read',
        paragraphs: [
          'The disclosure log: what was given, sent, shown or told, to whom, how and on what ground. “Who is this for?” beside a paper that you print, or a copy that you take out, records it too.',
          'An EHC plan is shown only with consent or for a purpose that the law lists. Waymark takes no other ground for it.',
        ],
      },
      {
        heading: 'Legal hold',
        paragraphs: [
          'A record under a hold is not destroyed, however old it is: during an inquiry, a claim or a complaint. End the hold when the reason has gone.',
        ],
      },
    ],
  },
  {
    at: /^\/print$/,
    topics: [
      {
        heading: 'Printing for many children',
        paragraphs: [
          'Choose whom for and which papers each child gets: plan, profile, last review, the sheets for views, the notes of the last team meeting, the chronology. What is missing is listed, and nobody is held up by it.',
          'Each family’s large print, tint and language are kept to. Restricted entries are never on a chronology of a batch.',
        ],
      },
    ],
  },
  {
    at: /\/print$/,
    topics: [
      {
        heading: 'Printing',
        paragraphs: [
          'What you see is what is printed or saved, to the last dot. Choose large print, a tint or easier spacing for the family in front of you.',
          'That a paper was printed is noted in the child’s history. No file name carries a child’s name unless you type one.',
        ],
      },
      {
        heading: 'Who is this for?',
        needs: 'disclosure_write',
        paragraphs: [
          'To whom a paper goes, and on what ground, can be kept in the disclosure log in a few seconds. It is never required, and holds nothing up.',
        ],
      },
    ],
  },
  {
    at: new RegExp(CHILD),
    topics: [
      {
        heading: 'The child’s file',
        paragraphs: [
          'Every file has the same dividers in the same order. The overview tells what is due, the stage and why, needs, and everything that happened, the latest first.',
          'Each entry has two dates: when it happened, and when it was recorded.',
        ],
      },
    ],
  },
];
