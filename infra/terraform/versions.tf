terraform {
  # `mock_provider` in tests/ wants 1.7, validation across variables 1.9.
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}
