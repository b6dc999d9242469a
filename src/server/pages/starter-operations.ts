import { demoAccounts, demoPassword } from '../../demo/demo-accounts.ts';

/** The operations the explorer opens with. */
export const starterOperations = `# Four operations to start with: put the cursor in one
# and press Ctrl+Enter.
#
# 1. SignIn answers a token. Paste it in "Headers" below:
#      { "authorization": "Bearer foyer_st_..." }
#    Every operation carries it then, subscriptions too.
# 2. FindPatients searches as you type.
# 3. WaitingRoom shows a site live. Take a site's id
#    from SignIn's answer, paste it in "Variables":
#      { "siteId": "site_..." }
# 4. AuditTrail tells who touched a patient's data. Sign in
#    as privacy@foyer.example, and take the patient's id
#    from FindPatients: { "patientId": "patient_..." }

mutation SignIn {
  signIn(
    input: {
      email: "${demoAccounts[0].email}"
      password: "${demoPassword}"
    }
  ) {
    __typename
    ... on UserError {
      message
    }
    ... on SignInSuccess {
      token
      viewer {
        practice {
          name
          sites {
            edges {
              node {
                id
                name
              }
            }
          }
        }
      }
    }
  }
}

query FindPatients {
  searchPatients(text: "ro") {
    edges {
      node {
        id
        mrn
        givenName
        familyName
        birthDate
      }
    }
  }
}

subscription WaitingRoom($siteId: ID!) {
  waitingRoom(siteId: $siteId) {
    kind
    cursor
    at
    visits {
      ticket
      stage
      waitSoFar
      room {
        name
      }
    }
    removed
  }
}

query AuditTrail($patientId: ID!) {
  auditTrail(patientId: $patientId, first: 20) {
    totalCount
    edges {
      node {
        at
        action
        operation
        categories
        staffMember {
          name
        }
      }
    }
  }
}
`;
