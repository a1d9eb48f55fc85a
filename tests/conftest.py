"""What every test stands on."""

pytest_plugins = ["tests.guards", "tests.office_fixtures", "tests.mail_fixtures"]
