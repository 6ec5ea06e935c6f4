// Help on the screens of the whole school: Today, the register and its lists, the review round.
import type { Screen } from './screen';

export const SCHOOL_SCREENS: readonly Screen[] = [
  {
    at: /^\/today$/,
    topics: [
      {
        heading: 'Today',
        paragraphs: [
          'What needs you next, the most overdue first. Press a name to open the child’s file.',
          '“Why this date” tells which rule a date comes from, from when it is counted, and where it is written.',
        ],
      },
      {
        heading: 'First steps',
        needs: 'placement_decide',
        paragraphs: [
          'A school that was just set up sees here what to begin with. Each step is ticked by the record itself; the card goes away once all are done, and after 90 days in any case.',
        ],
      },
      {
        heading: 'Dates that pause or do not apply',
        needs: 'clock_decide',
        paragraphs: [
          'Press a date in the child’s file to pause it, to say that it does not apply, or why it is late; each keeps its reason, and can be taken back.',
          'A date that is paused stays on Today until you let it go on, and moves by the days on which it stood still. The register, its lists and the round say that it is paused, and nothing counts it as overdue. What does not apply leaves Today and the calendar.',
          'A request to see the record pauses only while you wait to be told who asks or what is meant. The dates of a request for assessment never pause; where the law lifts one, say so at its step.',
        ],
      },
    ],
  },
  {
    at: /^\/today\/calendar$/,
    topics: [
      {
        heading: 'Calendar of dates due',
        paragraphs: [
          'Every date stands on the last day on which it is in time. The week shows why each date is what it is.',
        ],
      },
      {
        heading: 'In your own calendar',
        needs: 'export',
        paragraphs: [
          'The calendar file can be read by Outlook and others. It names no child: each has a reference, which stands beside the name in the week’s list.',
        ],
      },
    ],
  },
  {
    at: /^\/register\/on$/,
    topics: [
      {
        heading: 'The register on an earlier day',
        paragraphs: [
          'Who was on the register on census day, or on the day of an inspection, with the stage, class and needs of that day. It is worked out from the dates in the record, so what was entered late counts from the day it happened.',
        ],
      },
    ],
  },
  {
    at: /^\/register\/contacts$/,
    topics: [
      {
        heading: 'Contacts',
        paragraphs: [
          'Whom to call for the children you had in front of you in the register, in the order in which they are called.',
          'Read “Take care” before you call: it says who must not be told anything.',
        ],
      },
    ],
  },
  {
    at: /^\/register$/,
    topics: [
      {
        heading: 'Register',
        paragraphs: [
          'One table of every child you may see. Begin with one of the groups, then narrow it with the filters; the counts follow. Press a heading to sort.',
          'A choice of filters and columns that you use often can be kept under a name in Views.',
        ],
      },
      {
        heading: 'What the census asks',
        needs: 'send_read',
        paragraphs: [
          'Columns can show the SEN provision (N, K or E), the types of SEN ranked 1 and 2, and whether the EHC plan places the child in a SEN unit or resourced provision. The SENCO and the headteacher can also show top-up funding, as it stands on the EHC plan.',
          'For census day itself, open “On an earlier day”: the same columns then say what held on that day.',
        ],
      },
      {
        heading: 'Taking it out',
        needs: 'export',
        paragraphs: [
          'Print and Export give exactly the rows and columns in front of you. The audit trail notes that you took them.',
        ],
      },
    ],
  },
  {
    at: /^\/register\/arrangements$/,
    topics: [
      {
        heading: 'Access arrangements',
        paragraphs: [
          'Which children have which arrangements for tests, by school year and year group: to order papers, to find readers, to print or to take out as a spreadsheet.',
        ],
      },
    ],
  },
  {
    at: /^\/register\/provision$/,
    topics: [
      {
        heading: 'Provision',
        paragraphs: [
          'Who gets which help today, by whom, how often, how long, in which group and since when: all of it stands in the open plans, and a change there is seen here at once.',
          'Narrow it to a class, to one provision or to one adult; choose more columns, such as minutes a week or the target that it serves. From a child’s plan it opens as the provision map of that child alone.',
        ],
      },
    ],
  },
  {
    at: /^\/register\/provision\/letters$/,
    topics: [
      {
        heading: 'Letters to the parents of many',
        needs: 'placement_decide',
        paragraphs: [
          'The letter “Help that has begun” for every child who gets a provision, in the school’s words, which stand in the settings. Choose the provision; those who have had the letter since it began are not ticked.',
          'Read any of them before they are written. Then each is kept on its child’s record as it reads, and all are one file to print. A letter is taken back among the letters of its child.',
        ],
      },
    ],
  },
  {
    at: /^\/register\/reduced$/,
    topics: [
      {
        heading: 'Reduced timetables',
        paragraphs: [
          'Every child on a reduced timetable today, with its end, the hours of this week and the next meeting. Print and Export take it out for the governors or the local authority.',
        ],
      },
    ],
  },
  {
    at: /^\/round\/review$/,
    topics: [
      {
        heading: 'Straight through',
        paragraphs: [
          'One review after another. It saves as you go; go on to the next child whenever you like, and come back.',
        ],
      },
    ],
  },
  {
    at: /^\/round\/rate$/,
    topics: [
      {
        heading: 'Ratings',
        paragraphs: [
          'Every target of your class in one list. Each rating is kept as soon as you go on to the next.',
        ],
      },
    ],
  },
  {
    at: /^\/round\/meetings$/,
    topics: [
      {
        heading: 'Meetings with parents',
        paragraphs: [
          'Add an evening, then let Waymark propose times: nobody is in two meetings at once, and brothers and sisters come one after another.',
          'Move a meeting with the keyboard or by dragging it. Afterwards note who came.',
        ],
      },
    ],
  },
  {
    at: /^\/round\/summary$/,
    topics: [
      {
        heading: 'Summary',
        paragraphs: [
          'What the half-term came to. Closing the round keeps these figures as they are; a review that was not held needs a reason.',
        ],
      },
    ],
  },
  {
    at: /^\/round/,
    topics: [
      {
        heading: 'Review round',
        paragraphs: [
          'Every review that falls due by the end of the half-term, by class and by how far it has come. Press a number to see those reviews.',
        ],
      },
    ],
  },
];
