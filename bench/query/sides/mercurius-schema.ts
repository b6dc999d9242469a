/** The part of Foyer's contract that the bench asks for, as Mercurius is given a schema. Ids are plain UUIDs. */
export const mercuriusSchema = `
  scalar DateTime
  scalar Date
  type Query {
    dayList(date: Date!, siteId: ID!, first: Int!): AppointmentConnection!
    patient(id: ID!): Patient
    board: [BoardVisit!]!
  }
  type Mutation { checkInAppointment(id: ID!): CheckInAppointmentSuccess! }
  type CheckInAppointmentSuccess { visit: Visit! }
  type AppointmentConnection { edges: [AppointmentEdge!]! }
  type AppointmentEdge { node: Appointment! }
  type Appointment {
    id: ID!
    startsAt: DateTime!
    endsAt: DateTime!
    status: String!
    confirmation: String!
    note: String
    patient: Patient
    visitType: VisitType
    provider: StaffMember
    room: Room
    visit: Visit
  }
  type Patient {
    id: ID!
    mrn: String!
    givenName: String!
    familyName: String!
    birthDate: Date!
    gender: String!
    phone: String
    email: String
    appointments(first: Int!): AppointmentConnection!
  }
  type VisitType { name: String! }
  type StaffMember { name: String! site: Site }
  type Room { name: String! site: Site }
  type Site { name: String! }
  type Visit {
    id: ID!
    ticket: String!
    stage: String!
    arrivedAt: DateTime!
    endedAt: DateTime
    patient: Patient
  }
  type BoardVisit {
    id: ID!
    ticket: String!
    stage: String!
    arrivedAt: DateTime!
    minutes: Int!
    isWalkIn: Boolean!
    patient: BoardPatient!
  }
  type BoardPatient { givenName: String! familyName: String! }
`;
